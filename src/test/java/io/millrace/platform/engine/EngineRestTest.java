package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What workers may do with external tasks over the engine's REST API, call by call. */
@MillraceTest
class EngineRestTest {

    private static final String TASKS = "/engine-rest/external-task/";
    private static final Api WORKER = Api.asClient("acme-integration");
    private static final Api STRANGER = Api.asClient("globex-integration");
    private static final Map<String, Object> PRICE = Map.of("price", Map.of("type", "Double", "value", 4.5));

    @Test
    void a_worker_takes_a_task_with_its_variables_and_completes_it() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);

        JsonNode task = taken(order);
        assertThat(task.get("processInstanceId").asText()).isEqualTo(instance);
        assertThat(task.at("/variables/pieces/value").asInt()).isEqualTo(3);
        assertThat(task.get("tenantId").asText()).isEqualTo("acme");
        Answer answer = call(WORKER, task, "complete", Map.of("workerId", "w", "variables", PRICE));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(state(instance)).isEqualTo("COMPLETED");
    }

    @Test
    void a_worker_of_another_organization_gets_nothing_and_can_do_nothing_with_an_id() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);
        JsonNode task = taken(order);

        assertThat(fetch(STRANGER, order, "s", 0)).isEmpty();
        for (String what : List.of("complete", "failure", "unlock", "lock", "extendLock", "bpmnError")) {
            Answer answer = call(
                    STRANGER,
                    task,
                    what,
                    Map.of("workerId", "w", "lockDuration", 1000, "newDuration", 1000, "errorCode", "NOT_FOR_SALE"));
            assertThat(answer.status()).as(what).isEqualTo(404);
            assertThat(answer.json().get("message").asText()).contains("does not exist");
        }
        assertThat(setVariables(STRANGER, instance, "w").status()).isEqualTo(404);
        assertThat(state(instance)).isEqualTo("ACTIVE");
        assertThat(call(WORKER, task, "complete", Map.of("workerId", "w")).status())
                .isEqualTo(204);
    }

    @Test
    void a_worker_waits_for_a_task_as_its_own_organization() throws Exception {
        PricedOrder order = PricedOrder.deployedBy("dora");
        var callers = Executors.newFixedThreadPool(2);
        try {
            Future<JsonNode> stranger = callers.submit(() -> fetch(STRANGER, order, "s", 5000));
            Future<JsonNode> worker = callers.submit(() -> fetch(WORKER, order, "w", 25_000));
            String instance = order.start(WORKER, "cotton", 3);

            assertThat(worker.get().findValuesAsText("processInstanceId")).containsExactly(instance);
            assertThat(stranger.get()).isEmpty();
        } finally {
            callers.shutdownNow();
        }
    }

    @Test
    void a_worker_that_gives_a_task_back_leaves_it_to_others_and_one_that_needs_longer_keeps_it() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        order.start(WORKER, "cotton", 3);
        JsonNode task = taken(order);

        assertThat(call(WORKER, task, "extendLock", Map.of("workerId", "w", "newDuration", 120_000))
                        .status())
                .isEqualTo(204);
        assertThat(fetch(WORKER, order, "other", 0)).isEmpty();
        assertThat(WORKER.post(TASKS + task.get("id").asText() + "/unlock").status())
                .isEqualTo(204);
        assertThat(fetch(WORKER, order, "other", 0)).hasSize(1);
    }

    @Test
    void a_worker_sets_variables_only_while_it_holds_a_task_of_the_process() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);

        assertThat(setVariables(WORKER, instance, "w").status()).isEqualTo(404);
        JsonNode task = taken(order);
        assertThat(setVariables(WORKER, instance, "another").status()).isEqualTo(404);
        assertThat(setVariables(WORKER, instance, "w").status()).isEqualTo(204);

        call(WORKER, task, "unlock", Map.of());
        assertThat(taken(order).at("/variables/price/value").asDouble()).isEqualTo(4.5);
    }

    @Test
    void of_workers_that_complete_the_same_task_one_does_and_the_others_are_told() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);
        JsonNode task = taken(order);

        List<Integer> answers = Stream.generate(() -> CompletableFuture.supplyAsync(
                        () -> call(WORKER, task, "complete", Map.of("workerId", "w", "variables", PRICE))
                                .status()))
                .limit(8)
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();

        assertThat(answers).containsOnlyOnce(204).allMatch(status -> status == 204 || status == 404 || status == 409);
        assertThat(state(instance)).isEqualTo("COMPLETED");
    }

    @Test
    void a_task_that_another_worker_holds_is_not_for_this_one_to_complete() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);

        Answer answer = call(WORKER, taken(order), "complete", Map.of("workerId", "another"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).contains("locked by worker 'w'");
        assertThat(state(instance)).isEqualTo("ACTIVE");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{",
                "{}{}",
                "{'workerId': null}",
                "{'workerId': ''}",
                "{'workerId': 'w', 'workerId': 'x'}",
                "{'workerId': 'w', 'maxTasks': -1}",
                "{'workerId': 'w', 'maxTasks': 'many'}",
                "{'workerId': 'w', 'topics': [null]}",
                "{'workerId': 'w', 'topics': [{}]}",
                "{'workerId': 'w', 'topics': {'topicName': 'x'}}",
                "{'workerId': 'w', 'topics': [{'topicName': 'x', 'lockDuration': -5}]}",
                "{'workerId': 'w', 'topics': [{'topicName': '\\u0000', 'lockDuration': 5}]}",
                "{'workerId': 'w', 'topics': [{'topicName': 'x', 'lockDuration': 5, 'processVariables': {'a': {'b': 1}}}]}",
                "{'workerId': 'w', 'sorting': [null]}",
                "{'workerId': 'w', 'sorting': [{'sortBy': 'evil'}]}",
            })
    void a_request_for_tasks_that_makes_no_sense_is_400_and_never_a_fault_of_ours(String body) {
        assertThat(WORKER.post(TASKS + "fetchAndLock", body.replace('\'', '"')).status())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "complete {}",
                "complete {'workerId': 'w', 'variables': []}",
                "complete {'workerId': 'w', 'variables': {'price': null}}",
                "complete {'workerId': 'w', 'variables': {'price': 5}}",
                "complete {'workerId': 'w', 'variables': {'price': {'value': {'a': 1}}}}",
                "complete {'workerId': 'w', 'variables': {'price': {'value': 123456789012345678901234567890}}}",
                "complete {'workerId': 'w', 'variables': {'price': {'type': 'Double', 'value': 'cheap'}}}",
                "complete {'workerId': 'w', 'variables': {'price': {'type': 'Json', 'value': '{}'}}}",
                "complete {'workerId': 'w', 'variables': {'price': {'type': 'File', 'value': 'AAAA', 'valueInfo': {'filename': 'x'}}}}",
                "complete {'workerId': 'w', 'variables': {'price': {'type': 'Object', 'value': 'rO0AB', 'valueInfo': {'objectTypeName': 'java.util.HashMap', 'serializationDataFormat': 'application/x-java-serialized-object'}}}}",
                "failure {}",
                "failure {'workerId': 'w', 'retries': -1}",
                "failure {'workerId': 'w', 'retries': 1, 'retryTimeout': -1}",
                "bpmnError {'workerId': 'w'}",
                "extendLock {'workerId': 'w'}",
                "lock {'workerId': 'w', 'lockDuration': 0}",
            })
    void an_answer_that_makes_no_sense_is_400_and_changes_nothing(String call) {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);
        String[] parts = call.split(" ", 2);

        Answer answer = call(WORKER, taken(order), parts[0], parts[1].replace('\'', '"'));

        assertThat(answer.status()).as(answer.body()).isEqualTo(400);
        assertThat(answer.json().get("message").asText()).isNotBlank().doesNotContain("java.", "org.camunda");
        assertThat(state(instance)).isEqualTo("ACTIVE");
    }

    @Test
    void variables_may_be_called_what_they_like() {
        PricedOrder order = PricedOrder.deployedBy("dora");
        String instance = order.start(WORKER, "cotton", 3);

        Map<String, Object> variables = Map.of("formOfExpression", Map.of("value", "polite"));
        Answer answer = call(WORKER, taken(order), "complete", Map.of("workerId", "w", "variables", variables));

        assertThat(answer.status()).isEqualTo(204);
        assertThat(state(instance)).isEqualTo("COMPLETED");
    }

    private static JsonNode taken(PricedOrder order) {
        return fetch(WORKER, order, "w", 0).get(0);
    }

    private static JsonNode fetch(Api worker, PricedOrder order, String name, int wait) {
        var topics = new ArrayList<>();
        topics.add(Map.of("topicName", order.key(), "lockDuration", 60_000));
        Answer answer = worker.post(
                TASKS + "fetchAndLock",
                Map.of("workerId", name, "maxTasks", 10, "asyncResponseTimeout", wait, "topics", topics));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }

    private static Answer call(Api worker, JsonNode task, String what, Object body) {
        return worker.post(TASKS + task.get("id").asText() + "/" + what, body);
    }

    private static Answer setVariables(Api worker, String instance, String name) {
        return worker.post(
                "/engine-rest/process-instance/" + instance + "/variables",
                Map.of("workerId", name, "modifications", PRICE));
    }

    private static String state(String instance) {
        return WORKER.get("/api/v1/processes/" + instance).json().get("state").asText();
    }
}
