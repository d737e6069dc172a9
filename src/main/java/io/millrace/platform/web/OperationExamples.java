package io.millrace.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.swagger.v3.core.util.Json31;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.Content;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.ClassPathResource;

/**
 * Puts into an operation's description what the application once was asked and answered: tests record it under
 * {@code openapi/<operationId>.json} and compare it on every build.
 */
final class OperationExamples {

    private static final String JSON = "application/json";

    private OperationExamples() {}

    static void add(Operation operation) {
        ClassPathResource recorded = new ClassPathResource("openapi/" + operation.getOperationId() + ".json");
        if (!recorded.exists()) {
            return;
        }
        JsonNode example = read(recorded);
        if (operation.getRequestBody() != null) {
            add(operation.getRequestBody().getContent(), example.get("request"));
        }
        operation.getResponses().entrySet().stream()
                .filter(response -> response.getKey().startsWith("2"))
                .map(Map.Entry::getValue)
                .forEach(response -> add(response.getContent(), example.get("answer")));
    }

    private static void add(@Nullable Content content, @Nullable JsonNode example) {
        if (content != null && content.containsKey(JSON) && example != null) {
            content.get(JSON).setExample(example);
        }
    }

    private static JsonNode read(ClassPathResource recorded) {
        try (InputStream content = recorded.getInputStream()) {
            return Json31.mapper().readTree(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
