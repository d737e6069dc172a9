package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.web.Problem;
import java.util.List;

/** What a worker says of external tasks, as far as the engine would answer for a mistake with a fault of its own. */
final class WorkersBody {

    private static final int MAX_TOPICS = 100;
    private static final List<String> NOT_NEGATIVE =
            List.of("maxTasks", "asyncResponseTimeout", "lockDuration", "newDuration", "retries", "retryTimeout");

    private WorkersBody() {}

    /**
     * @param call the last part of the address
     * @throws Problem {@code VALIDATION_FAILED} for the first field that can't be taken
     */
    static void require(String call, JsonNode body) {
        if (call.equals("unlock")) {
            return;
        }
        requireText(body, "workerId");
        numbers("", body);
        if (call.equals("bpmnError")) {
            requireText(body, "errorCode");
        }
        for (JsonNode order : body.path("sorting")) {
            requireText(order, "sortBy");
        }
        if (body.path("topics").size() > MAX_TOPICS) {
            throw Problem.ofField("topics", "TOO_MANY", "may be at most " + MAX_TOPICS);
        }
        for (JsonNode topic : body.path("topics")) {
            requireText(topic, "topicName");
            numbers("topics.", topic);
            topic.path("processVariables").properties().stream()
                    .filter(variable -> !PlainVariables.isPlain(variable.getValue()))
                    .findFirst()
                    .ifPresent(variable -> {
                        throw Problem.ofField(
                                "topics.processVariables." + variable.getKey(), "NOT_PLAIN", "has to be a plain value");
                    });
        }
        PlainVariables.require(body);
    }

    private static void requireText(JsonNode body, String field) {
        if (body.path(field).asText("").isBlank()) {
            throw Problem.ofField(field, "REQUIRED", "is required");
        }
    }

    private static void numbers(String within, JsonNode body) {
        for (String field : NOT_NEGATIVE) {
            JsonNode number = body.path(field);
            if (number.isNumber() && number.decimalValue().signum() < 0) {
                throw Problem.ofField(within + field, "NEGATIVE", "may not be negative");
            }
        }
    }
}
