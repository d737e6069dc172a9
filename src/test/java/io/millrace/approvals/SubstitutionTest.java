package io.millrace.approvals;

import static io.millrace.approvals.Signing.approve;
import static io.millrace.approvals.Signing.arrange;
import static io.millrace.approvals.Signing.as;
import static io.millrace.approvals.Signing.away;
import static io.millrace.approvals.Signing.column;
import static io.millrace.approvals.Signing.desk;
import static io.millrace.approvals.Signing.explain;
import static io.millrace.approvals.Signing.ok;
import static io.millrace.approvals.Signing.post;
import static io.millrace.approvals.Signing.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Answer;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What people decide for those who are away: viktor, who may approve nothing himself, for amir and others. */
@MillraceTest
class SubstitutionTest {

    @Autowired
    private Signing signing;

    @Autowired
    private FilterService filters;

    @AfterEach
    void everybodyIsBack() {
        Signing.everybodyIsThere();
    }

    @Test
    void a_substitute_sees_and_decides_what_is_offered_to_the_one_who_is_away() {
        List<UUID> approvals = signing.requestedBy("petra");
        assertThat(desk("viktor", approvals)).isEmpty();
        refused(approve("viktor", approvals.get(0)), 403, "APPROVAL_NOT_FOR_YOU");

        away("amir", "viktor");

        List<JsonNode> desk = desk("viktor", approvals);
        assertThat(desk).hasSize(3).allSatisfy(item -> {
            assertThat(item.path("why").asText()).isEqualTo("SUBSTITUTION");
            assertThat(item.path("onBehalfOfName").asText()).isEqualTo("Amir Haddad");
        });
        assertThat(ok(as("viktor").get(Signing.APPROVALS + "count"))
                        .path("waiting")
                        .asInt())
                .isGreaterThanOrEqualTo(3);
        JsonNode decided = ok(approve("viktor", approvals.get(0)));
        assertThat(decided.path("decidedByName").asText()).isEqualTo("Viktor Novak");
        assertThat(decided.path("onBehalfOfName").asText()).isEqualTo("Amir Haddad");
        assertThat(decisionEvent(approvals.get(0))).isEqualTo(People.id("amir"));
    }

    @Test
    void a_decision_for_somebody_uses_up_the_signatures_of_both() {
        List<UUID> approvals = signing.requestedBy("petra");
        away("amir", "viktor");
        away("mona", "viktor");
        ok(approve("viktor", approvals.get(0)));

        refused(approve("viktor", approvals.get(1)), 403, "APPROVAL_SIGNED_BEFORE");
        refused(approve("amir", approvals.get(1)), 403, "APPROVAL_SIGNED_BEFORE");
        assertThat(desk("viktor", approvals)).isEmpty();
        assertThat(desk("amir", approvals)).isEmpty();
        away("amir", "clara");
        refused(approve("clara", approvals.get(1)), 403, "APPROVAL_SIGNED_BEFORE");
        ok(approve("mona", approvals.get(1)));
    }

    @Test
    void nobody_decides_their_own_request_through_or_for_somebody_else() {
        UUID ofViktor = signing.requestedBy("viktor").get(0);
        UUID ofAmir = signing.requestedBy("amir").get(0);
        away("amir", "viktor");

        Answer asSubstitute = approve("viktor", ofViktor);
        refused(asSubstitute, 403, "APPROVAL_OWN_REQUEST");
        assertThat(asSubstitute.json().path("detail").asText()).startsWith("You submitted");
        Answer forRequester = approve("viktor", ofAmir);
        refused(forRequester, 403, "APPROVAL_OWN_REQUEST");
        assertThat(forRequester.json().path("detail").asText()).startsWith("Amir Haddad submitted");
        engineRefuses("viktor", ofViktor, "SEGREGATION_OF_DUTIES");
        engineRefuses("viktor", ofAmir, "APPROVAL_OWN_REQUEST");
        assertThat(desk("viktor", List.of(ofViktor))).isEmpty();
        assertThat(desk("viktor", List.of(ofAmir))).isEmpty();

        // Nor does the one whom the requester has put between.
        UUID ofMona = signing.requestedBy("mona").get(0);
        ok(arrange("amir", until("mona", 1)));
        away("mona", "viktor");
        refused(approve("viktor", ofMona), 403, "APPROVAL_OWN_REQUEST");
        ok(approve("amir", ofMona));
    }

    @Test
    void what_the_one_who_is_away_had_claimed_the_substitute_takes_over() {
        List<UUID> approvals = signing.requestedBy("petra");
        UUID claimed = approvals.get(0);
        ok(post("amir", claimed, "claim"));
        away("amir", "viktor");

        assertThat(desk("viktor", approvals)).hasSize(3);
        JsonNode taken = ok(post("viktor", claimed, "claim"));
        assertThat(taken.path("why").asText()).isEqualTo("ASSIGNED");
        assertThat(taken.path("onBehalfOfName").asText()).isEqualTo("Amir Haddad");
        refused(approve("amir", claimed), 403, "APPROVAL_NOT_FOR_YOU");
        refused(approve("mona", claimed), 403, "APPROVAL_NOT_FOR_YOU");
        ok(approve("viktor", claimed));
        assertThat(column(claimed, "on_behalf_of")).isEqualTo(People.id("amir"));

        UUID second = approvals.get(1);
        ok(post("mona", second, "claim"));
        away("mona", "clara");
        assertThat(ok(approve("clara", second)).path("onBehalfOfName").asText()).isEqualTo("Mona Petersen");
    }

    @Test
    void a_substitution_begins_and_ends_by_itself_and_is_checked_again_at_the_decision() {
        List<UUID> approvals = signing.requestedBy("petra");
        Instant begin = Instant.now().plusSeconds(3);
        ok(arrange("amir", between(begin, begin.plus(Duration.ofHours(1)))));
        assertThat(desk("viktor", approvals)).isEmpty();

        await().atMost(Duration.ofMinutes(1))
                .until(() -> desk("viktor", approvals).size() == 3);
        assertThat(Instant.now()).isAfterOrEqualTo(begin);
        ok(post("viktor", approvals.get(0), "claim"));
        ok(arrange("amir", between(begin, Instant.now().plusSeconds(3))));

        await().atMost(Duration.ofMinutes(2))
                .until(() -> desk("viktor", approvals).isEmpty());
        refused(approve("viktor", approvals.get(0)), 403, "APPROVAL_NOT_FOR_YOU");
        engineRefuses("viktor", approvals.get(0), "APPROVAL_NOT_FOR_YOU");
        assertThat(explain("viktor", approvals.get(0)).path("mayDecide").asBoolean())
                .isFalse();
        ok(post("viktor", approvals.get(0), "unclaim"));
    }

    @Test
    void a_substitution_holds_for_the_named_kinds_of_approval_alone() {
        List<UUID> named = signing.requestedBy("petra", "signing-one");
        List<UUID> other = signing.requestedBy("petra", "signing-two");
        ok(arrange(
                "amir",
                Map.of(
                        "substitute", People.id("viktor"),
                        "until", Instant.now().plus(Duration.ofHours(1)).toString(),
                        "kinds", List.of("signing-one"))));

        assertThat(desk("viktor", named)).hasSize(3);
        assertThat(desk("viktor", other)).isEmpty();
        refused(approve("viktor", other.get(0)), 403, "APPROVAL_NOT_FOR_YOU");
        assertThat(offered("viktor", other.get(0))).isFalse();
        assertThat(offered("viktor", named.get(0))).isTrue();
        ok(approve("viktor", named.get(0)));
    }

    @Test
    void a_substitute_who_is_away_is_stood_in_for_in_turn() {
        UUID first = signing.requestedBy("petra").get(0);
        away("amir", "clara");
        away("clara", "dora");
        away("dora", "viktor");

        JsonNode explained = explain("viktor", first);
        assertThat(explained.at("/reasons/0/detail").asText())
                .startsWith("You stand in for Amir Haddad, through Clara Moreau and Dora Jansen, until ");
        assertThat(ok(approve("viktor", first)).path("onBehalfOfName").asText()).isEqualTo("Amir Haddad");
    }

    @Test
    void a_right_that_the_one_who_is_away_has_not_is_nobodys() {
        UUID first = signing.requestedBy("petra").get(0);
        away("clara", "viktor");

        refused(approve("viktor", first), 403, "APPROVAL_NOT_FOR_YOU");
        assertThat(desk("viktor", List.of(first))).isEmpty();
        assertThat(offered("viktor", first)).isFalse();
    }

    @Test
    void tasklist_offers_a_substitute_what_waits_for_the_one_who_is_away_and_lets_them_complete_it() {
        List<UUID> approvals = signing.requestedBy("petra");
        assertThat(offered("viktor", approvals.get(0))).isFalse();
        ok(post("mona", approvals.get(1), "claim"));

        away("amir", "viktor");
        away("mona", "viktor");

        assertThat(offered("viktor", approvals.get(0))).isTrue();
        assertThat(claimedByPrincipals("viktor")).contains(Signing.task(approvals.get(1)));
        String task = Signing.task(approvals.get(1));
        CurrentActor.runAs(People.actor("viktor"), () -> {
            TaskService tasks = signing.engine();
            tasks.setAssignee(task, null);
            tasks.claim(task, People.id("viktor"));
            tasks.complete(task, Map.of("decision", "REJECT", "decisionReason", "There is no demand for it."));
        });

        assertThat(column(approvals.get(1), "decided_by")).isEqualTo(People.id("viktor"));
        assertThat(column(approvals.get(1), "on_behalf_of")).isIn(People.id("mona"), People.id("amir"));
        assertThat(column(approvals.get(0), "state")).isEqualTo("WITHDRAWN");
        Signing.everybodyIsThere();
        assertThat(claimedByPrincipals("viktor")).isEmpty();
    }

    @Test
    void an_explanation_names_those_who_can_decide_and_those_who_stand_in_for_them() {
        List<UUID> approvals = signing.requestedBy("mona");
        away("amir", "viktor");

        JsonNode explained = explain("mona", approvals.get(0));

        assertThat(explained.path("mayDecide").asBoolean()).isFalse();
        assertThat(explained.at("/reasons/0/code").asText()).isEqualTo("OWN_REQUEST");
        assertThat(explained.path("others").findValuesAsText("name"))
                .contains("Amir Haddad", "Otto Brandt", "Viktor Novak")
                .doesNotContain("Mona Petersen", "Clara Moreau");
        JsonNode own = explain("otto", approvals.get(0));
        assertThat(own.at("/reasons/0/detail").asText())
                .isEqualTo("You hold PARTNER_APPROVE through your role manager.");
        JsonNode none = explain("clara", approvals.get(0));
        assertThat(none.at("/reasons/0/code").asText()).isEqualTo("NO_RIGHT");
        assertThat(none.at("/reasons/0/detail").asText()).contains("those that have: manager");
        assertThat(none.has("title")).isFalse();
    }

    private static Map<String, Object> between(Instant from, Instant until) {
        return Map.of("substitute", People.id("viktor"), "from", from.toString(), "until", until.toString());
    }

    private static Map<String, Object> until(String substitute, int hours) {
        return Map.of(
                "substitute",
                People.id(substitute),
                "until",
                Instant.now().plus(Duration.ofHours(hours)).toString());
    }

    private boolean offered(String user, UUID approval) {
        return list(user, "Offered to me").contains(Signing.task(approval));
    }

    private List<String> claimedByPrincipals(String user) {
        return list(user, "Of those I stand in for");
    }

    /** A ready-made list of Tasklist, for somebody without any capability of their own. */
    private List<String> list(String user, String name) {
        String filter =
                filters.createFilterQuery().filterName(name).singleResult().getId();
        return CurrentActor.callAs(
                People.actor(user),
                () -> filters.<Task>list(filter).stream().map(Task::getId).toList());
    }

    private void engineRefuses(String user, UUID approval, String code) {
        CurrentActor.runAs(
                People.actor(user),
                () -> assertThatThrownBy(
                                () -> signing.engine().complete(Signing.task(approval), Map.of("decision", "APPROVE")))
                        .hasStackTraceContaining(code));
    }

    private static String decisionEvent(UUID approval) {
        return Signing.database()
                .sql(
                        "select event -> 'data' ->> 'onBehalfOf' from event_outbox"
                                + " where type = 'io.millrace.approvals.approval.decided.v1' and event -> 'data' ->> 'approvalId' = ?")
                .param(approval.toString())
                .query(String.class)
                .single();
    }
}
