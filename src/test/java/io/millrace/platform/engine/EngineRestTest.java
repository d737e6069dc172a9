package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What workers may do with external tasks over the engine's REST API, call by call. */
@MillraceTest
class EngineRestTest {

    private static final String TASKS = "/engine-rest/external-task";
    private static final Api WORKER = Api.asClient("acme-integration");

    @Test
    void a_worker_takes_a_task_with_its_variables_and_completes_it() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);

        JsonNode task = fetch(WORKER, order).get(0);
        assertThat(task.get("processInstanceId").asText()).isEqualTo(instance);
        assertThat(task.at("/variables/pieces/value").asInt()).isEqualTo(3);
        assertThat(task.get("tenantId").asText()).isEqualTo("acme");
        Answer answer = WORKER.post(
                TASKS + "/" + task.get("id").asText() + "/complete",
                Map.of("workerId", "w", "variables", Map.of("price", Map.of("type", "Double", "value", 4.5))));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(state(instance)).isEqualTo("COMPLETED");
    }

    private static JsonNode fetch(Api worker, PricedOrder order) {
        Answer answer = worker.post(
                TASKS + "/fetchAndLock",
                Map.of(
                        "workerId",
                        "w",
                        "maxTasks",
                        10,
                        "topics",
                        List.of(Map.of("topicName", order.key(), "lockDuration", 60_000))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static String state(String instance) {
        return WORKER.get("/api/v1/processes/" + instance).json().get("state").asText();
    }
}
