package io.millrace.approvals;

import static io.millrace.approvals.Signing.approve;
import static io.millrace.approvals.Signing.as;
import static io.millrace.approvals.Signing.column;
import static io.millrace.approvals.Signing.desk;
import static io.millrace.approvals.Signing.explain;
import static io.millrace.approvals.Signing.give;
import static io.millrace.approvals.Signing.ok;
import static io.millrace.approvals.Signing.post;
import static io.millrace.approvals.Signing.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Answer;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Claiming approvals, giving them back and to others: what the API lets people do, and the engine's own interface too. */
@MillraceTest
class HandoverTest {

    @Autowired
    private Signing signing;

    @Test
    void what_one_has_claimed_nobody_else_decides_until_it_is_given_back() {
        List<UUID> approvals = signing.requestedBy("petra");
        UUID first = approvals.get(0);

        JsonNode claimed = ok(post("amir", first, "claim"));
        assertThat(claimed.path("assigneeName").asText()).isEqualTo("Amir Haddad");
        assertThat(claimed.path("why").asText()).isEqualTo("ASSIGNED");
        assertThat(ok(post("amir", first, "claim")).path("version")).isEqualTo(claimed.path("version"));
        assertThat(desk("mona", approvals)).hasSize(2);
        assertThat(desk("amir", approvals)).hasSize(3);

        Answer refusal = approve("mona", first);
        refused(refusal, 403, "APPROVAL_NOT_FOR_YOU");
        assertThat(refusal.json().path("detail").asText()).isEqualTo("Amir Haddad has claimed it.");
        assertThat(refusal.json().at("/explanation/others/0/name").asText()).isEqualTo("Amir Haddad");
        refused(post("mona", first, "claim"), 403, "APPROVAL_NOT_FOR_YOU");
        refused(post("mona", first, "unclaim"), 403, "APPROVAL_NOT_FOR_YOU");

        ok(post("amir", first, "unclaim"));
        ok(approve("mona", first));
        assertThat(events(first)).containsExactly("requested", "claimed", "unclaimed", "decided");
    }

    @Test
    void who_is_delegated_an_approval_decides_it_on_behalf_of_the_one_who_gave_it() {
        List<UUID> approvals = signing.requestedBy("petra");
        UUID first = approvals.get(0);

        ok(give("amir", first, "delegate", "mona"));
        assertThat(explain("mona", first).at("/reasons/0/detail").asText())
                .isEqualTo("Amir Haddad has delegated it to you.");
        refused(approve("amir", first), 403, "APPROVAL_NOT_FOR_YOU");
        JsonNode decided = ok(approve("mona", first));

        assertThat(decided.path("decidedByName").asText()).isEqualTo("Mona Petersen");
        assertThat(decided.path("delegatedByName").asText()).isEqualTo("Amir Haddad");
        assertThat(events(first)).containsExactly("requested", "delegated", "decided");
        assertThat(audited(first, "delegated_by")).contains(People.id("amir"));
        // Both have signed with it.
        assertThat(desk("amir", approvals)).isEmpty();
        refused(approve("amir", approvals.get(1)), 403, "APPROVAL_SIGNED_BEFORE");
        refused(approve("mona", approvals.get(1)), 403, "APPROVAL_SIGNED_BEFORE");
        ok(approve("otto", approvals.get(1)));
    }

    @Test
    void an_approval_is_given_only_to_somebody_who_can_decide_it() {
        List<UUID> approvals = signing.requestedBy("mona");
        UUID first = approvals.get(0);
        ok(approve("otto", approvals.get(2)));

        for (String verb : List.of("delegate", "reassign")) {
            refused(give("amir", first, verb, "clara"), 409, "RECIPIENT_CANNOT_DECIDE");
            refused(give("amir", first, verb, "mona"), 409, "RECIPIENT_CANNOT_DECIDE");
            refused(give("amir", first, verb, "otto"), 409, "RECIPIENT_CANNOT_DECIDE");
            refused(give("amir", first, verb, "amir"), 400, "VALIDATION_FAILED");
            Answer unknown =
                    as("amir").post(Signing.APPROVALS + first + "/" + verb, Map.of("userId", UUID.randomUUID()));
            assertThat(unknown.json().at("/errors/0/code").asText()).isEqualTo("NOT_A_MEMBER");
        }
        assertThat(column(first, "assignee")).isEqualTo("null");
    }

    @Test
    void nobody_gives_away_what_they_could_not_decide_themselves() {
        UUID first = signing.requestedBy("mona").get(0);

        refused(post("mona", first, "claim"), 403, "APPROVAL_OWN_REQUEST");
        refused(give("mona", first, "delegate", "amir"), 403, "APPROVAL_OWN_REQUEST");
        refused(give("mona", first, "reassign", "amir"), 403, "APPROVAL_OWN_REQUEST");
        refused(give("clara", first, "delegate", "amir"), 403, "APPROVAL_NOT_FOR_YOU");
        refused(give("viktor", first, "reassign", "amir"), 403, "APPROVAL_NOT_FOR_YOU");
        ok(post("amir", first, "claim"));
        refused(give("otto", first, "reassign", "otto"), 400, "VALIDATION_FAILED");
        refused(give("otto", first, "delegate", "amir"), 403, "APPROVAL_NOT_FOR_YOU");
    }

    @Test
    void who_manages_approvals_gives_them_to_others_but_decides_none_and_not_on_their_own_request() {
        UUID first = signing.requestedBy("petra").get(0);
        ok(post("amir", first, "claim"));

        ok(give("ada", first, "reassign", "mona"));
        refused(approve("ada", first), 403, "APPROVAL_NOT_FOR_YOU");
        JsonNode decided = ok(approve("mona", first));
        assertThat(decided.path("delegatedBy").isNull()).isTrue();
        assertThat(events(first)).containsExactly("requested", "claimed", "reassigned", "decided");

        UUID own = signing.requestedBy("ada").get(0);
        refused(give("ada", own, "reassign", "mona"), 403, "APPROVAL_OWN_REQUEST");
    }

    @Test
    void the_one_who_has_it_reassigns_it_and_is_free_to_sign_elsewhere() {
        List<UUID> approvals = signing.requestedBy("petra");
        ok(post("amir", approvals.get(0), "claim"));

        ok(give("amir", approvals.get(0), "reassign", "mona"));
        ok(approve("mona", approvals.get(0)));

        ok(approve("amir", approvals.get(1)));
    }

    @Test
    void the_engines_own_interface_keeps_to_the_same_rules() {
        List<UUID> approvals = signing.requestedBy("mona");
        String task = Signing.task(approvals.get(0));
        var tasks = signing.engine();

        inEngine(
                "mona",
                () -> assertThatThrownBy(() -> tasks.claim(task, People.id("mona")))
                        .hasStackTraceContaining("SEGREGATION_OF_DUTIES"));
        inEngine(
                "mona",
                () -> assertThatThrownBy(() -> tasks.setAssignee(task, People.id("amir")))
                        .hasStackTraceContaining("APPROVAL_OWN_REQUEST"));
        inEngine("amir", () -> tasks.claim(task, People.id("amir")));
        assertThat(column(approvals.get(0), "assignee")).isEqualTo(People.id("amir"));
        inEngine(
                "otto",
                () -> assertThatThrownBy(() -> tasks.setAssignee(task, null))
                        .hasStackTraceContaining("APPROVAL_NOT_FOR_YOU"));
        inEngine(
                "otto",
                () -> assertThatThrownBy(() -> tasks.setAssignee(task, People.id("otto")))
                        .hasStackTraceContaining("APPROVAL_NOT_FOR_YOU"));
        inEngine(
                "otto",
                () -> assertThatThrownBy(() -> tasks.complete(task, Map.of("decision", "APPROVE")))
                        .hasStackTraceContaining("APPROVAL_NOT_FOR_YOU"));
        inEngine(
                "amir",
                () -> assertThatThrownBy(() -> tasks.setAssignee(task, People.id("clara")))
                        .hasStackTraceContaining("RECIPIENT_CANNOT_DECIDE"));
        inEngine(
                "amir",
                () -> assertThatThrownBy(() -> tasks.delegateTask(task, People.id("otto")))
                        .hasStackTraceContaining("APPROVAL_NOT_FOR_YOU"));
        inEngine("amir", () -> tasks.setAssignee(task, People.id("otto")));
        inEngine("otto", () -> tasks.complete(task, Map.of("decision", "APPROVE")));

        assertThat(column(approvals.get(0), "decided_by")).isEqualTo(People.id("otto"));
        assertThat(column(approvals.get(0), "delegated_by")).isEqualTo("null");
    }

    @Test
    void whoever_gave_a_task_away_no_longer_sees_it_by_that_in_the_engine() {
        UUID first = signing.requestedBy("petra").get(0);
        String task = Signing.task(first);
        // An assignment alone, without the capability any more.
        inEngine("amir", () -> signing.engine().claim(task, People.id("amir")));
        assertThat(sees("amir", task)).isTrue();

        ok(give("ada", first, "reassign", "mona"));

        assertThat(sees("amir", task)).isFalse();
    }

    @Test
    void comments_are_for_those_who_may_read_the_approval_and_stay_as_they_are() {
        UUID first = signing.requestedBy("petra").get(0);

        JsonNode said = ok(as("amir").post(Signing.APPROVALS + first + "/comment", Map.of("text", " Who is it? ")));
        ok(as("petra").post(Signing.APPROVALS + first + "/comment", Map.of("text", "The mill in Lowell.")));

        JsonNode comments = ok(as("mona").get(Signing.APPROVALS + first + "/comments"));
        assertThat(comments.path("items").findValuesAsText("text"))
                .containsExactly("The mill in Lowell.", "Who is it?");
        assertThat(said.path("authorName").asText()).isEqualTo("Amir Haddad");
        refused(
                as("clara").post(Signing.APPROVALS + first + "/comment", Map.of("text", "Hello")),
                404,
                "APPROVAL_NOT_FOUND");
        refused(as("clara").get(Signing.APPROVALS + first + "/comments"), 404, "APPROVAL_NOT_FOUND");
        refused(
                as("amir").post(Signing.APPROVALS + first + "/comment", Map.of("text", "  ")),
                400,
                "VALIDATION_FAILED");
        assertThat(events(first)).containsExactly("requested", "commented", "commented");
        assertThatThrownBy(() -> Signing.database()
                        .sql("set role millrace_app; update approval_comment set text = 'else'")
                        .update())
                .hasStackTraceContaining("permission denied");
    }

    private boolean sees(String user, String task) {
        return CurrentActor.callAs(
                People.actor(user),
                () -> signing.engine().createTaskQuery().taskId(task).count() == 1);
    }

    private static void inEngine(String user, Runnable work) {
        CurrentActor.runAs(People.actor(user, user.equals("clara") ? "PARTNER_APPROVE_HIGH" : "PARTNER_APPROVE"), work);
    }

    private static List<String> events(UUID approval) {
        return Signing.database()
                .sql("select split_part(type, '.', 5) from event_outbox where event -> 'data' ->> 'approvalId' = ?"
                        + " order by written")
                .param(approval.toString())
                .query(String.class)
                .list();
    }

    private static List<String> audited(UUID approval, String column) {
        return Signing.database()
                .sql("select new_row ->> '" + column + "' from audit_log where table_name = 'approval' and row_id = ?")
                .param(approval.toString())
                .query((row, number) -> String.valueOf(row.getString(1)))
                .list();
    }
}
