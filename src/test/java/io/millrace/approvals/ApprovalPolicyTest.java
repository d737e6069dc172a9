package io.millrace.approvals;

import static io.millrace.approvals.Policies.POLICIES;
import static io.millrace.approvals.Policies.ada;
import static io.millrace.approvals.Policies.asked;
import static io.millrace.approvals.Policies.inForce;
import static io.millrace.approvals.Policies.outcome;
import static io.millrace.approvals.Policies.put;
import static io.millrace.approvals.Policies.waiting;
import static io.millrace.approvals.Signing.approve;
import static io.millrace.approvals.Signing.database;
import static io.millrace.approvals.Signing.ok;
import static io.millrace.approvals.Signing.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An organization's admin says who has to sign what. */
@MillraceTest
class ApprovalPolicyTest {

    /** From 10 000 EUR two people sign side by side, below that one. */
    private static final String TWO_FROM_10_000 = PolicyFile.of(
            "| 1 | >= 10000 | \"EUR\" | | | \"PARTNER_APPROVE\" | \"2\" | \"PARALLEL\" | 3",
            "| 1 | | | | | \"PARTNER_APPROVE\" | \"ANY\" | null | 3");

    private static final Map<String, Object> DEAR = Map.of("approvalAmount", 10_000.0, "approvalCurrency", "EUR");
    private static final Map<String, Object> CHEAP = Map.of("approvalAmount", 9_999.0, "approvalCurrency", "EUR");

    @Autowired
    private Policies policies;

    @AfterEach
    void theSharedPolicyIsBack() {
        Policies.sharedAgain();
    }

    @Test
    void an_admin_replaces_the_policy_and_two_people_have_to_sign_from_10_000_euros_on() {
        JsonNode replaced = ok(put(TWO_FROM_10_000));

        assertThat(replaced.path("shared").asBoolean()).isFalse();
        assertThat(replaced.at("/rules/0/when").toString())
                .isEqualTo("[{\"column\":\"Level\",\"is\":\"1\"},{\"column\":\"Amount\",\"is\":\">= 10000\"},"
                        + "{\"column\":\"Currency\",\"is\":\"\\\"EUR\\\"\"}]");
        assertThat(replaced.at("/rules/0/capability").asText()).isEqualTo("PARTNER_APPROVE");
        assertThat(replaced.at("/rules/0/signatures").asText()).isEqualTo("2");

        UUID dear = policies.request("purchase", "petra", DEAR);
        UUID cheap = policies.request("purchase", "petra", CHEAP);
        assertThat(asked(dear)).containsExactly("1 PARTNER_APPROVE", "1 PARTNER_APPROVE");
        assertThat(asked(cheap)).containsExactly("1 PARTNER_APPROVE");

        var both = waiting(dear);
        ok(approve("amir", both.get(0)));
        refused(approve("amir", both.get(1)), 403, "APPROVAL_SIGNED_BEFORE");
        assertThat(outcome(dear)).isEqualTo("null");
        ok(approve("mona", both.get(1)));
        assertThat(outcome(dear)).isEqualTo("APPROVE");
    }

    @Test
    void the_change_is_acmes_alone_an_event_and_in_the_audit_log() {
        ok(put(TWO_FROM_10_000));

        JsonNode globex = ok(Api.as("gus").get(POLICIES));
        assertThat(globex.path("shared").asBoolean()).isTrue();
        UUID there = policies.request(
                Actor.system(
                        new Tenant(
                                UUID.fromString("a0000000-0000-4000-8000-000000000002"), "globex", "Globex Textiles"),
                        "test-" + UUID.randomUUID(),
                        "test"),
                "purchase",
                UUID.randomUUID().toString(),
                DEAR);
        assertThat(asked(there)).containsExactly("1 APPROVAL_POLICY_MANAGE");
        assertThat(database()
                        .sql("select count(*) from event_outbox where type = 'io.millrace.approvals.policy.changed.v1'"
                                + " and event->'data'->>'policyVersion' = ?")
                        .param(inForce().path("policyVersion").asText())
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void what_has_begun_keeps_to_its_policy_and_what_begins_takes_the_new_one() {
        ok(put(PolicyFile.of(
                "| 1 | | | | | \"PARTNER_APPROVE\" | \"ANY\" | null | 3",
                "| 2 | | | | | \"PARTNER_APPROVE_HIGH\" | \"ANY\" | null | 3")));
        String first = inForce().path("policyVersion").asText();
        UUID begun = policies.request("purchase", "petra", DEAR);

        ok(put(TWO_FROM_10_000));
        UUID anew = policies.request("purchase", "petra", CHEAP);
        ok(ada().delete(POLICIES));
        UUID last = policies.request("purchase", "petra", CHEAP);
        ok(approve("amir", waiting(begun).get(0)));
        ok(approve("amir", waiting(anew).get(0)));

        assertThat(asked(begun)).containsExactly("2 PARTNER_APPROVE_HIGH");
        assertThat(Signing.column(waiting(begun).get(0), "policy_version")).isEqualTo(first);
        assertThat(outcome(anew)).isEqualTo("APPROVE");
        assertThat(asked(last)).containsExactly("1 APPROVAL_POLICY_MANAGE");
        assertThat(Signing.column(waiting(last).get(0), "policy_version"))
                .isEqualTo(inForce().path("policyVersion").asText());
    }

    @Test
    void after_a_return_to_the_shared_policy_the_next_own_one_counts_again() {
        ok(put(TWO_FROM_10_000));
        JsonNode back = ok(ada().delete(POLICIES));
        assertThat(back.path("shared").asBoolean()).isTrue();
        assertThat(ok(Api.as("ada").get("/api/v1/workflows/approval-matrix?kind=DECISION"))
                        .path("shared")
                        .asBoolean())
                .isTrue();
        refused(ada().delete(POLICIES), 409, "APPROVAL_POLICY_SHARED");

        assertThat(ok(put(TWO_FROM_10_000)).path("shared").asBoolean()).isFalse();
        assertThat(Api.as("ada").get(POLICIES + "/file").body()).isEqualTo(TWO_FROM_10_000);
        assertThat(Api.as("ada").get(POLICIES + "/file?shared=true").body()).contains("Approval matrix");
    }

    @Test
    void nobody_overwrites_a_policy_that_they_have_not_read() {
        String read = Api.as("ada").get(POLICIES).header("ETag").orElseThrow();
        ok(put(TWO_FROM_10_000));

        Answer late = ada().with("If-Match", read)
                .upload(
                        "PUT",
                        POLICIES,
                        PolicyFile.upload(PolicyFile.of("| 1 | | | | | \"PARTNER_APPROVE\" | \"ANY\" | null | 3")));

        refused(late, 412, "STALE_VERSION");
        refused(ada().with("If-Match", read).delete(POLICIES), 412, "STALE_VERSION");
        assertThat(Api.as("ada").get(POLICIES + "/file").body()).isEqualTo(TWO_FROM_10_000);
    }

    @Test
    void a_broken_policy_is_refused_with_everything_that_is_wrong_and_the_old_one_stays() {
        String before = inForce().path("policyVersion").asText();

        Answer answer = put(PolicyFile.of(
                        "| 1 | | | | | \"PARTNER_APROVE\" | \"ANY\" | null | 3",
                        "| >= 2 | | | | | \"PARTNER_APPROVE\" | \"SOME\" | null | 3")
                .replace("<text>plant</text>", "<text>weather</text>")
                .replace("<rule id=\"nobody\">", "<rule id=\"rule-9\">"));

        refused(answer, 400, "APPROVAL_POLICY_REFUSED");
        assertThat(answer.json().path("findings").findValuesAsText("rule"))
                .contains("CAPABILITY_OF_DECISION", "POLICY_INPUT", "POLICY_ANSWER", "POLICY_WITHOUT_END");
        assertThat(answer.json().path("findings").findValuesAsText("explanation"))
                .contains("The column 'Plant' looks at weather.", "Rule 2 asks for a signature on the levels '>= 2'.");
        assertThat(inForce().path("policyVersion").asText()).isEqualTo(before);
    }

    @Test
    void another_decision_or_no_decision_at_all_is_no_policy() {
        refused(put("Hello"), 400, "APPROVAL_POLICY_REFUSED");
        Answer other = put(TWO_FROM_10_000.replace("\"approval-matrix\"", "\"partner-risk\""));
        refused(other, 400, "APPROVAL_POLICY_REFUSED");
        assertThat(other.json().path("findings").findValuesAsText("rule")).containsExactly("POLICY_DECISION");
    }
}
