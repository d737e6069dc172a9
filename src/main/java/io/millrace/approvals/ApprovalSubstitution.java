package io.millrace.approvals;

import io.millrace.platform.engine.TaskSubstitution;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.Actor;
import io.millrace.substitutions.StandIn;
import io.millrace.substitutions.StandIns;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Shows substitutes in Tasklist what waits for those for whom they stand in. */
@Component
@Transactional(readOnly = true)
class ApprovalSubstitution implements TaskSubstitution {

    /** Goes from one entry of the index to the next one that is different, so that many approvals cost no more. */
    private static final String KINDS_WAITING = """
            with recursive found as (
                (select capability, kind from approval
                 where state = 'WAITING' and capability = any(:capabilities) order by capability, kind limit 1)
                union all
                select following.* from found, lateral (
                    select a.capability, a.kind from approval a
                    where a.state = 'WAITING' and a.capability = any(:capabilities)
                      and (a.capability, a.kind) > (found.capability, found.kind)
                    order by a.capability, a.kind limit 1) following)
            select capability, kind from found""";

    private final StandIns standIns;
    private final Directory directory;
    private final JdbcClient jdbc;

    ApprovalSubstitution(StandIns standIns, Directory directory, JdbcClient jdbc) {
        this.standIns = standIns;
        this.directory = directory;
        this.jdbc = jdbc;
    }

    private record Kind(String capability, String kind) {}

    @Override
    public Reach reach(Actor actor) {
        List<StandIn> all = standIns.of(actor.userId());
        if (all.isEmpty()) {
            return Reach.NONE;
        }
        UUID tenant = actor.tenant().id();
        Set<String> capabilities = new TreeSet<>();
        Set<String> principals = new HashSet<>();
        all.forEach(standIn -> {
            capabilities.addAll(directory.capabilities(tenant, standIn.principal()));
            principals.addAll(standIn.people());
        });
        principals.remove(actor.userId());
        Set<String> groups = new HashSet<>();
        for (Kind waiting : waiting(capabilities)) {
            if (all.stream()
                    .anyMatch(standIn -> standIn.covers(waiting.kind)
                            && directory
                                    .capabilities(tenant, standIn.principal())
                                    .contains(waiting.capability))) {
                groups.add(TaskSubstitution.group(waiting.capability, waiting.kind));
            }
        }
        return new Reach(groups, principals);
    }

    private List<Kind> waiting(Set<String> capabilities) {
        return jdbc.sql(KINDS_WAITING)
                .param("capabilities", capabilities.toArray(String[]::new))
                .query(Kind.class)
                .list();
    }
}
