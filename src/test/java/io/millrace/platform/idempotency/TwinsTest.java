package io.millrace.platform.idempotency;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

@MillraceTest
class TwinsTest {

    private static final int CALLERS = 20;
    private static final String NOTES = "/api/v1/probe-notes";

    private final String key = UUID.randomUUID().toString();
    private final Api petra = Api.as("petra").withKey(key);
    private final ExecutorService callers = Executors.newFixedThreadPool(CALLERS);

    @AfterEach
    void endCallers() {
        callers.shutdownNow();
    }

    @Test
    void twenty_equal_calls_at_once_have_one_effect_and_one_answer() throws Exception {
        List<Future<Answer>> calls = new ArrayList<>();
        try (Connection other = beginOther("lock table probe.note in exclusive mode")) {
            for (int caller = 0; caller < CALLERS; caller++) {
                calls.add(callers.submit(this::write));
            }
            awaitWaiting(calls);
            // Equal calls wait outside of the pool, so another one gets through.
            assertThat(Api.as("petra").get("/api/v1/approvals").status()).isEqualTo(200);
            assertThat(NoteTable.waitingForLocks()).isEqualTo(1);
            other.rollback();
        }
        List<Answer> answers = new ArrayList<>();
        for (Future<Answer> call : calls) {
            answers.add(call.get());
        }

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers.stream().map(Answer::body).collect(toSet())).hasSize(1);
        assertThat(answers.stream()
                        .filter(answer -> answer.header("Idempotent-Replayed").isPresent()))
                .hasSize(CALLERS - 1);
        assertThat(NoteTable.count(key)).isEqualTo(1);
    }

    @Test
    void a_call_waits_for_its_twin_on_another_node_and_runs_when_that_one_fails() throws Exception {
        Future<Answer> call;
        try (Connection other = beginOther("""
                insert into idempotency_key (tenant_id, user_id, method, path, key, fingerprint)
                values ('a0000000-0000-4000-8000-000000000001', 'b0000000-0000-4000-8000-000000000011', 'POST',
                        '/api/v1/probe-notes', '%s', '')""".formatted(key))) {
            call = callers.submit(this::write);
            awaitWaiting(List.of(call));
            assertThat(NoteTable.count(key)).isZero();
            other.rollback();
        }
        assertThat(call.get().status()).isEqualTo(201);
        assertThat(call.get().header("Idempotent-Replayed")).isEmpty();
        assertThat(NoteTable.count(key)).isEqualTo(1);
    }

    private Answer write() {
        return petra.post(NOTES, Map.of("text", key));
    }

    private static Connection beginOther(String statement) throws SQLException {
        Connection connection = Services.forTests().postgres().asSuperuser().getConnection();
        connection.setAutoCommit(false);
        connection.createStatement().execute(statement);
        return connection;
    }

    /** Until the database makes one of the calls wait. */
    private static void awaitWaiting(List<Future<Answer>> calls) throws InterruptedException {
        while (NoteTable.waitingForLocks() == 0) {
            assertThat(calls).noneMatch(Future::isDone);
            Thread.sleep(10);
        }
    }
}
