package io.millrace.approvals;

import static io.millrace.approvals.Signing.approve;
import static io.millrace.approvals.Signing.as;
import static io.millrace.approvals.Signing.column;
import static io.millrace.approvals.Signing.ok;
import static io.millrace.approvals.Signing.post;
import static io.millrace.approvals.Signing.refused;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.StatementCounts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Many decisions in one call. */
@MillraceTest
class BulkTest {

    private static final String BULK = "/api/v1/approvals/bulk";

    @Autowired
    private Signing signing;

    @Autowired
    private StatementCounts counts;

    @AfterEach
    void everybodyIsBack() {
        Signing.everybodyIsThere();
    }

    @Test
    void each_is_answered_for_itself_and_one_that_is_refused_stops_no_other() {
        UUID good = signing.requestedBy("petra").get(0);
        UUID own = signing.requestedBy("amir").get(0);
        List<UUID> three = signing.requestedBy("petra");
        UUID claimed = three.get(0);
        ok(post("mona", claimed, "claim"));
        UUID decided = three.get(1);
        ok(approve("otto", decided));
        UUID withoutReason = signing.requestedBy("petra").get(0);
        UUID rejected = signing.requestedBy("petra").get(0);
        UUID absent = UUID.randomUUID();

        JsonNode answer = ok(as("amir")
                .post(
                        BULK,
                        Map.of(
                                "decisions",
                                List.of(
                                        item(own, "APPROVE"),
                                        item(good, "APPROVE"),
                                        item(claimed, "APPROVE"),
                                        item(decided, "APPROVE"),
                                        item(withoutReason, "REJECT"),
                                        item(absent, "APPROVE"),
                                        Map.of(
                                                "approvalId", rejected,
                                                "decision", "REJECT",
                                                "reason", "There is no demand for it.")))));

        assertThat(answer.path("decided").asInt()).isEqualTo(2);
        assertThat(answer.path("refused").asInt()).isEqualTo(5);
        assertThat(codes(answer))
                .containsExactly(
                        "APPROVAL_OWN_REQUEST",
                        "",
                        "APPROVAL_NOT_FOR_YOU",
                        "APPROVAL_DECIDED",
                        "DECISION_REASON_REQUIRED",
                        "APPROVAL_NOT_FOUND",
                        "");
        assertThat(answer.at("/outcomes/2/problem/detail").asText()).isEqualTo("Mona Petersen has claimed it.");
        assertThat(column(good, "decision")).isEqualTo("APPROVE");
        assertThat(column(rejected, "decision")).isEqualTo("REJECT");
        for (UUID waiting : List.of(own, claimed, withoutReason)) {
            assertThat(column(waiting, "state")).isEqualTo("WAITING");
        }
        // What was refused left nothing behind: no claim on the way to the decision, no event, no audit.
        assertThat(column(withoutReason, "assignee")).isEqualTo("null");
        assertThat(audited(withoutReason)).containsExactly("INSERT");
        assertThat(audited(good)).contains("UPDATE");
        assertThat(Signing.database()
                        .sql("select assignee_ from act_ru_task where id_ = ?")
                        .param(Signing.task(withoutReason))
                        .query((row, number) -> String.valueOf(row.getString(1)))
                        .single())
                .isEqualTo("null");
    }

    @Test
    void a_repetition_gives_the_same_outcomes_and_decides_nothing_again() {
        List<UUID> approvals = List.of(
                signing.requestedBy("petra").get(0), signing.requestedBy("amir").get(0));
        Api amir = as("amir");
        Map<String, Object> body = Map.of(
                "decisions", approvals.stream().map(id -> item(id, "APPROVE")).toList());
        Answer first = amir.post(BULK, body);
        String decidedAt = column(approvals.get(0), "decided_at");

        Answer again = amir.post(BULK, body);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).hasValue("true");
        assertThat(column(approvals.get(0), "decided_at")).isEqualTo(decidedAt);
        assertThat(events(approvals.get(0))).isEqualTo(1);
    }

    @Test
    void all_of_it_is_one_transaction_so_that_a_crash_leaves_nothing() {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            items.add(item(signing.requestedBy("petra").get(0), "APPROVE"));
        }
        String request = "bulk-" + UUID.randomUUID();

        ok(as("amir").with("X-Request-ID", request).post(BULK, Map.of("decisions", items)));

        assertThat(counts.transactions(request)).containsExactly("commit");
    }

    @Test
    void all_or_nothing_decides_nothing_where_one_is_refused_and_names_all_that_are() {
        UUID good = signing.requestedBy("petra").get(0);
        UUID own = signing.requestedBy("amir").get(0);
        UUID also = signing.requestedBy("amir").get(0);
        Api amir = as("amir");

        Answer answer = amir.post(
                BULK,
                Map.of(
                        "atomic",
                        true,
                        "decisions",
                        List.of(item(good, "APPROVE"), item(own, "APPROVE"), item(also, "APPROVE"))));

        refused(answer, 409, "BULK_NOT_DECIDED");
        assertThat(answer.json().path("outcomes")).hasSize(3);
        assertThat(answer.json().at("/outcomes/1/problem/code").asText()).isEqualTo("APPROVAL_OWN_REQUEST");
        assertThat(answer.json().at("/outcomes/2/problem/code").asText()).isEqualTo("APPROVAL_OWN_REQUEST");
        assertThat(column(good, "state")).isEqualTo("WAITING");
        // The corrected call may use the key again.
        ok(amir.post(BULK, Map.of("atomic", true, "decisions", List.of(item(good, "APPROVE")))));
        assertThat(column(good, "decision")).isEqualTo("APPROVE");
    }

    @Test
    void a_substitute_decides_in_bulk_too() {
        List<UUID> approvals = signing.requestedBy("petra");
        Signing.away("amir", "viktor");
        UUID other = signing.requestedBy("petra").get(0);

        JsonNode answer = ok(as("viktor")
                .post(
                        BULK,
                        Map.of(
                                "decisions",
                                List.of(
                                        item(approvals.get(0), "APPROVE"),
                                        item(approvals.get(1), "APPROVE"),
                                        item(other, "APPROVE")))));

        // Of one request nobody gives two signatures, whoever they stand in for.
        assertThat(codes(answer)).containsExactlyInAnyOrder("", "APPROVAL_SIGNED_BEFORE", "");
        assertThat(column(other, "on_behalf_of")).isNotEqualTo("null");
    }

    @Test
    void two_who_decide_the_same_in_opposite_order_at_once_decide_each_once() throws Exception {
        List<Map<String, Object>> items = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            items.add(item(signing.requestedBy("petra").get(0), "APPROVE"));
        }
        List<Map<String, Object>> backwards = new ArrayList<>(items);
        java.util.Collections.reverse(backwards);
        as("amir");
        as("mona");
        ExecutorService threads = Executors.newFixedThreadPool(2);
        Future<Answer> one = threads.submit((Callable<Answer>) () -> as("amir").post(BULK, Map.of("decisions", items)));
        Future<Answer> two =
                threads.submit((Callable<Answer>) () -> as("mona").post(BULK, Map.of("decisions", backwards)));

        int decided = ok(one.get()).path("decided").asInt()
                + ok(two.get()).path("decided").asInt();
        threads.shutdown();

        assertThat(decided).isEqualTo(8);
    }

    @Test
    void what_makes_no_sense_is_refused_as_a_whole() {
        UUID good = signing.requestedBy("petra").get(0);

        refused(as("amir").post(BULK, Map.of("decisions", List.of())), 400, "VALIDATION_FAILED");
        Answer twice =
                as("amir").post(BULK, Map.of("decisions", List.of(item(good, "APPROVE"), item(good, "APPROVE"))));
        refused(twice, 400, "VALIDATION_FAILED");
        assertThat(twice.json().at("/errors/0/field").asText()).isEqualTo("decisions[1].approvalId");
        List<Map<String, Object>> many = new ArrayList<>();
        for (int i = 0; i < 201; i++) {
            many.add(item(UUID.randomUUID(), "APPROVE"));
        }
        refused(as("amir").post(BULK, Map.of("decisions", many)), 400, "VALIDATION_FAILED");
        assertThat(column(good, "state")).isEqualTo("WAITING");
    }

    private static Map<String, Object> item(UUID approval, String decision) {
        return Map.of("approvalId", approval, "decision", decision);
    }

    private static List<String> codes(JsonNode answer) {
        List<String> codes = new ArrayList<>();
        answer.path("outcomes")
                .forEach(outcome -> codes.add(outcome.at("/problem/code").asText()));
        return codes;
    }

    private static List<String> audited(UUID approval) {
        return Signing.database()
                .sql("select operation from audit_log where table_name = 'approval' and row_id = ? order by id")
                .param(approval.toString())
                .query(String.class)
                .list();
    }

    private static long events(UUID approval) {
        return Signing.database()
                .sql("select count(*) from event_outbox where type = 'io.millrace.approvals.approval.decided.v1'"
                        + " and event -> 'data' ->> 'approvalId' = ?")
                .param(approval.toString())
                .query(Long.class)
                .single();
    }
}
