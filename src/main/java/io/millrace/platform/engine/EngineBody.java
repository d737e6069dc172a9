package io.millrace.platform.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.springframework.http.MediaType;

/**
 * What a call brings to the engine's REST resources, read before they read it. They evaluate the expressions that a query
 * brings along, also where one is nested in another (CVE-2026-109432), so none gets there. Names are read as the resources
 * will read them, escapes and encodings undone; and a name that stands twice, which could mean one thing here and another
 * there, is refused.
 */
final class EngineBody {

    private static final int MAX_DEPTH = 32;
    /** Members at the top whose members are named by the caller: variables may be called what they like. */
    private static final Set<String> VARIABLES = Set.of("variables", "localVariables", "modifications");

    private static final JsonMapper JSON = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private EngineBody() {}

    /** @throws Problem {@code PAYLOAD_TOO_LARGE}, before anybody has read much more */
    static byte[] read(HttpServletRequest request, int atMost) throws IOException {
        byte[] body = request.getInputStream().readNBytes(atMost + 1);
        if (body.length > atMost) {
            throw Problem.of(
                    PlatformError.PAYLOAD_TOO_LARGE, "A body may have at most %d bytes here.".formatted(atMost));
        }
        return body;
    }

    /** Whether the body is of the media type, whatever its parameters. */
    static boolean is(HttpServletRequest request, String type) {
        String given = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        return given.equals(type) || given.startsWith(type + ";");
    }

    /** @throws Problem when it is no JSON, or holds an expression */
    static JsonNode json(HttpServletRequest request, byte[] body) throws IOException {
        if (!is(request, MediaType.APPLICATION_JSON_VALUE)) {
            throw Problem.of(PlatformError.UNSUPPORTED_MEDIA_TYPE);
        }
        JsonNode json;
        try {
            json = JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw Problem.of(PlatformError.MALFORMED_REQUEST).causedBy(e);
        }
        for (var member : json.properties()) {
            refuseExpression(member.getKey());
            if (VARIABLES.contains(member.getKey())) {
                member.getValue().forEach(EngineBody::refuseExpressions);
            } else {
                refuseExpressions(member.getValue());
            }
        }
        if (json.isArray()) {
            json.forEach(EngineBody::refuseExpressions);
        }
        return json;
    }

    private static void refuseExpressions(JsonNode json) {
        json.properties().forEach(member -> refuseExpression(member.getKey()));
        json.forEach(EngineBody::refuseExpressions);
    }

    static void refuseExpressionsInAddress(HttpServletRequest request) {
        Collections.list(request.getParameterNames()).forEach(EngineBody::refuseExpression);
    }

    private static void refuseExpression(String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith("expression")) {
            throw Problem.of(PlatformError.CAPABILITY_MISSING, "Queries may not bring expressions: " + name + ".");
        }
    }
}
