package io.millrace.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.platform.web.ListQuery;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import io.millrace.testing.TestOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The list is SQL and the rule is Java: what the one shows is what the other lets people decide, for rows at random. */
@MillraceTest
class InboxRuleTest {

    private static final List<String> ROLES =
            List.of("manager", "manager", "compliance-officer", "viewer", "viewer", "admin");
    private static final List<String> CAPABILITIES =
            List.of("PARTNER_APPROVE", "PARTNER_APPROVE_HIGH", "APPROVAL_POLICY_MANAGE");

    @Autowired
    private WorkerDatabase worker;

    @Autowired
    private ApprovalInbox inbox;

    @Autowired
    private Approvals approvals;

    @Autowired
    private Candidates candidates;

    @Autowired
    private Directory directory;

    private final JdbcClient superuser =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());

    @RepeatedTest(5)
    void the_list_and_the_count_are_what_the_rule_says(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        TestOrganization organization = TestOrganization.create(worker);
        List<UUID> people = members(organization);
        for (int i = 0; i < 150; i++) {
            approval(organization, people, random);
        }
        for (int i = 0; i < 5; i++) {
            substitution(organization, people, random);
        }

        int shown = 0;
        for (UUID person : people) {
            Actor actor = new Actor(
                    organization.tenant(),
                    person.toString(),
                    directory.capabilities(organization.tenant().id(), person.toString()),
                    "rule",
                    "test");
            Set<UUID> listed = CurrentActor.callAs(actor, this::listed);
            Set<UUID> allowed = CurrentActor.callAs(actor, () -> allowed(person.toString()));
            assertThat(listed).as("of %s, seed %s", person, repetition).isEqualTo(allowed);
            assertThat(CurrentActor.callAs(actor, inbox::countWaitingForMe).waiting())
                    .isEqualTo(allowed.size());
            shown += listed.size();
        }
        assertThat(shown).isPositive();
    }

    private Set<UUID> listed() {
        Set<UUID> ids = new TreeSet<>();
        inbox.waitingForMe(new ListQuery(200, null, null, null, null, false), null)
                .items()
                .forEach(view -> {
                    assertThat(view.why()).isNotNull();
                    ids.add(view.id());
                });
        return ids;
    }

    private Set<UUID> allowed(String person) {
        Candidates.Candidate candidate = candidates.candidate(person);
        Set<UUID> ids = new TreeSet<>();
        approvals.findAll().stream()
                .filter(Approval::isWaiting)
                .filter(approval -> candidate
                        .standing(approval.capability(), approval.matter(Set.of(), Set.of()))
                        .mayDecide())
                .forEach(approval -> ids.add(approval.id()));
        return ids;
    }

    private List<UUID> members(TestOrganization organization) {
        List<UUID> people = new ArrayList<>();
        for (String role : ROLES) {
            UUID person = UUID.randomUUID();
            people.add(person);
            worker.call(jdbc -> jdbc.sql(
                            "insert into member (tenant_id, id, username, roles, seen_at) values (?, ?, ?, ?, now())")
                    .params(organization.tenant().id(), person, person.toString(), new String[] {role})
                    .update());
        }
        return people;
    }

    private void approval(TestOrganization organization, List<UUID> people, Random random) {
        Set<String> out = new TreeSet<>();
        @Nullable String requester = random.nextInt(4) == 0 ? null : any(people, random);
        if (requester != null) {
            out.add(requester);
        }
        for (int i = random.nextInt(3); i > 0; i--) {
            out.add(any(people, random));
        }
        @Nullable String assignee = random.nextInt(3) == 0 ? any(people, random) : null;
        @Nullable String delegatedBy = assignee != null && random.nextInt(3) == 0 ? any(people, random) : null;
        String state = random.nextInt(10) == 0 ? "WITHDRAWN" : "WAITING";
        superuser
                .sql("""
                        insert into approval (tenant_id, id, task_id, process_instance_id, kind, subject_type, subject_id,
                            title, summary, level, capability, requested_by, kept_out, assignee, delegated_by, created_at,
                            state, version)
                        values (:tenant, gen_random_uuid(), gen_random_uuid()::text, 'p', :kind, 'thing',
                            gen_random_uuid(), 'A thing', '', 1, :capability, :requester, :out, :assignee, :delegatedBy,
                            now(), :state, 0)""")
                .param("tenant", organization.tenant().id())
                .param("kind", random.nextBoolean() ? "one" : "two")
                .param("capability", CAPABILITIES.get(random.nextInt(CAPABILITIES.size())))
                .param("requester", requester)
                .param("out", out.toArray(String[]::new))
                .param("assignee", assignee)
                .param("delegatedBy", delegatedBy)
                .param("state", state)
                .update();
    }

    private void substitution(TestOrganization organization, List<UUID> people, Random random) {
        UUID principal = people.get(random.nextInt(people.size()));
        UUID substitute = people.get(random.nextInt(people.size()));
        if (principal.equals(substitute)) {
            return;
        }
        UUID tenant = organization.tenant().id();
        superuser
                .sql("insert into substitution_plan (tenant_id, id, version) values (?, ?, 1) on conflict do nothing")
                .params(tenant, principal)
                .update();
        superuser
                .sql("insert into substitution (tenant_id, id, principal, substitute, starts_at, ends_at, kinds) values"
                        + " (?, gen_random_uuid(), ?, ?, now() - interval '1 hour', now() + interval '1 hour', ?)")
                .params(tenant, principal, substitute, kinds(random))
                .update();
    }

    private static String[] kinds(Random random) {
        return random.nextInt(3) == 0 ? new String[] {random.nextBoolean() ? "one" : "two"} : new String[0];
    }

    private static String any(List<UUID> people, Random random) {
        return people.get(random.nextInt(people.size())).toString();
    }
}
