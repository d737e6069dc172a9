package io.millrace.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * A call of a test and its answer, kept as the example in the description of the API. What differs from run to run is
 * replaced: ids by counted ones, moments by the same ones of a fixed day, random names and numbers by made-up ones.
 */
final class RecordedExample {

    private static final ObjectMapper JSON = new ObjectMapper();
    static final Path FOLDER = Path.of("src/main/resources/openapi");

    private static final Instant DAY = Instant.parse("2026-01-05T09:30:00Z");
    private static final Pattern MOMENT =
            Pattern.compile("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(\\.\\d+)?(Z|[+-]\\d\\d:\\d\\d)");
    private static final Pattern ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Map<String, String> ids = new LinkedHashMap<>();
    private final Instant now = Instant.now();

    private RecordedExample() {}

    /** Fails when the example of this operation is another one; writes it with {@code -Dmillrace.docs.write=true}. */
    static void assertCurrent(String operationId, ExampleRequest request, Answer answer) {
        boolean json = answer.header("Content-Type").orElse("").startsWith("application/json");
        ObjectNode example = JSON.createObjectNode();
        RecordedExample same = new RecordedExample();
        try {
            if (request.json() != null) {
                example.set("request", same.steady(request.json()));
            }
            if (json) {
                example.set("answer", same.steady(answer.body()));
            }
            if (!example.isEmpty()) {
                GeneratedPage.assertCurrent(
                        FOLDER.resolve(operationId + ".json"),
                        JSON.writerWithDefaultPrettyPrinter().writeValueAsString(example) + "\n");
            }
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private JsonNode steady(String text) throws JsonProcessingException {
        String steady = text.replace(Services.forTests().applicationUrl(), ApiDescription.APPLICATION);
        steady = replace(
                ID,
                steady,
                id -> ids.computeIfAbsent(
                        id.group(), unknown -> "0190a1b2-c3d4-7000-8000-%012d".formatted(ids.size() + 1)));
        steady = replace(MOMENT, steady, moment -> moment(moment.group()));
        steady = steady.replaceAll("\\b[0-9a-f]{64}\\b", "5d41402abc4b2a76b9719d911017c592".repeat(2))
                .replaceAll("\\b[0-9a-f]{32}\\b", "Lowell Mills Inc")
                .replaceAll("\\bpurchase-[0-9a-f]{8}\\b", "purchase-1a2b3c4d")
                .replaceAll("\\bHAM-\\d+\\b", "HAM")
                .replaceAll("\\b(own|shared) \\d+\\b", "$1 3")
                .replaceAll("loaded \\d{4}-\\d\\d-\\d\\d", "loaded 2026-01-05")
                .replaceAll("\\b12(-?)\\d{7}\\b", "12$13456789");
        return JSON.readTree(steady);
    }

    /** Past and present are the fixed day; what lies ahead is whole weeks after it, as working days come out uneven. */
    private String moment(String text) {
        long hours = Duration.between(now, OffsetDateTime.parse(text)).toHours();
        long weeks = hours <= 0 ? 0 : hours / (7 * 24) + 1;
        return DAY.plus(Duration.ofDays(7 * weeks)).toString();
    }

    private static String replace(Pattern pattern, String text, Function<MatchResult, String> by) {
        return pattern.matcher(text).replaceAll(by);
    }
}
