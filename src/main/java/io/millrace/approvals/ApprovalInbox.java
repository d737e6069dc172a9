package io.millrace.approvals;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.approvals.Candidates.Candidate;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import io.millrace.substitutions.StandIn;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What waits for the current actor, and what else they may read. */
@Service
@Transactional(readOnly = true)
class ApprovalInbox {

    private static final Listing<Approval> APPROVALS = Listing.of(ApprovalRow::read)
            .select("a.*")
            .from("approval a")
            .fields(
                    ListField.text("kind", "a.kind").required(),
                    ListField.uuid("subjectId", "a.subject_id").required(),
                    ListField.instant("createdAt", "a.created_at").required(),
                    ListField.instant("dueAt", "a.due_at"))
            .id("a.id")
            .sortedBy("createdAt");

    /** A substitution that covers the approval, with a right of its principal; empty of people where nobody is away. */
    private static final String BY_SUBSTITUTION = """
            :stands <> '[]' and exists (
                select from jsonb_to_recordset(cast(:stands as jsonb)) as s(capability text, kinds text[], people text[])
                where s.capability = a.capability and (s.kinds = '{}' or a.kind = any(s.kinds))
            """;

    /** {@link Standing}'s rule in SQL: a test holds the two against each other. */
    private static final String MINE = """
            a.state = 'WAITING' and a.capability = any(:reach)
            and (a.delegated_by is null or a.delegated_by <> all(a.kept_out))
            and (a.capability = any(:capabilities) and (a.assignee is null or a.assignee = :me) and :me <> all(a.kept_out)
                or (""" + BY_SUBSTITUTION
            + " and (a.assignee is null or a.assignee = any(s.people)) and not (a.kept_out && s.people))))";

    /** Who could decide it, did, asked for it, had it, or may give it to others. */
    private static final String READABLE = "(:manages or a.capability = any(:capabilities)"
            + " or :me in (a.requested_by, a.assignee, a.decided_by, a.on_behalf_of, a.delegated_by)"
            + " or (" + BY_SUBSTITUTION + ")))";

    private static final String OVERDUE = "a.due_at < :now";

    private final Lists lists;
    private final JdbcClient jdbc;
    private final Candidates candidates;
    private final ApprovalViews views;
    private final Directory directory;
    private final ObjectMapper json;
    private final Clock clock;

    ApprovalInbox(
            Lists lists,
            JdbcClient jdbc,
            Candidates candidates,
            ApprovalViews views,
            Directory directory,
            ObjectMapper json,
            Clock clock) {
        this.lists = lists;
        this.jdbc = jdbc;
        this.candidates = candidates;
        this.views = views;
        this.directory = directory;
        this.json = json;
        this.clock = clock;
    }

    /** How many approvals wait, and how many of them are late. */
    record Count(long waiting, long overdue) {}

    Page<ApprovalView> waitingForMe(ListQuery query, @Nullable Boolean overdue) {
        Candidate me = me();
        Listing<Approval> mine = APPROVALS.where(MINE, parameters(me));
        if (overdue != null) {
            mine = mine.where(overdue ? OVERDUE : "(" + OVERDUE + ") is not true", Map.of());
        }
        return views.page(lists.page(mine, query), me);
    }

    Count countWaitingForMe() {
        return jdbc.sql("select count(*) as waiting, count(*) filter (where " + OVERDUE + ") as overdue from approval a"
                        + " where " + MINE)
                .params(parameters(me()))
                .query((row, number) -> new Count(row.getLong("waiting"), row.getLong("overdue")))
                .single();
    }

    ApprovalView get(UUID id) {
        return views.one(readable(id));
    }

    /** @throws Problem {@link ApprovalError#APPROVAL_NOT_FOUND} also where the actor has nothing to do with it */
    Approval readable(UUID id) {
        return jdbc.sql("select a.* from approval a where a.id = :id and " + READABLE)
                .params(parameters(me()))
                .param("id", id)
                .query(ApprovalRow::read)
                .optional()
                .orElseThrow(() -> Problem.of(ApprovalError.APPROVAL_NOT_FOUND));
    }

    private Candidate me() {
        return candidates.candidate(CurrentActor.require().userId());
    }

    private record Stand(String capability, Set<String> kinds, List<String> people) {}

    private Map<String, Object> parameters(Candidate me) {
        Actor actor = CurrentActor.require();
        List<Stand> stands = new ArrayList<>();
        Set<String> reach = new TreeSet<>(actor.capabilities());
        for (StandIn standIn : me.standIns()) {
            for (String capability : directory.capabilities(actor.tenant().id(), standIn.principal())) {
                stands.add(new Stand(capability, standIn.kinds(), standIn.people()));
                reach.add(capability);
            }
        }
        Map<String, Object> parameters = new HashMap<>();
        parameters.put("me", actor.userId());
        parameters.put("manages", actor.may(ApprovalCapabilities.APPROVAL_REASSIGN));
        parameters.put("capabilities", actor.capabilities().toArray(String[]::new));
        parameters.put("reach", reach.toArray(String[]::new));
        parameters.put("stands", text(stands));
        parameters.put("now", clock.instant().atOffset(ZoneOffset.UTC));
        return parameters;
    }

    private String text(List<Stand> stands) {
        try {
            return json.writeValueAsString(stands);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException(e);
        }
    }
}
