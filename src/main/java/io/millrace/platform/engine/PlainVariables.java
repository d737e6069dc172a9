package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * The variables that callers of the engine's REST resources may set: values that models, forms and the rest of the
 * application know. For anything else the engine would take to Java's serialization, or fail for want of a serializer.
 */
final class PlainVariables {

    private static final List<String> MEMBERS = List.of("variables", "localVariables", "modifications");
    private static final Set<String> TYPES =
            Set.of("boolean", "short", "integer", "long", "double", "date", "string", "null");

    private PlainVariables() {}

    /** @throws Problem {@code VALIDATION_FAILED} for the first variable that is not plain */
    static void require(JsonNode body) {
        for (String member : MEMBERS) {
            JsonNode variables = body.path(member);
            if (!isMissing(variables) && !variables.isObject()) {
                throw refused(member, "has to be an object of variables");
            }
            variables.properties().forEach(variable -> require(member + "." + variable.getKey(), variable.getValue()));
        }
    }

    private static void require(String name, JsonNode variable) {
        if (!variable.isObject()) {
            throw refused(name, "has to be an object with type and value");
        }
        JsonNode type = variable.path("type");
        if (!isMissing(type) && !TYPES.contains(type.asText().toLowerCase(Locale.ROOT))) {
            throw refused(name, "has a type that is not known here; those known are " + String.join(", ", sorted()));
        }
        JsonNode value = variable.path("value");
        if (!isPlain(value)) {
            throw refused(name, "has to have a plain value");
        }
        JsonNode info = variable.path("valueInfo");
        if (!isMissing(info) && !info.isObject()) {
            throw refused(name, "has a valueInfo that is no object");
        }
    }

    /** As Java's types of numbers hold it without a word about how it is stored. */
    static boolean isPlain(JsonNode value) {
        return !value.isContainerNode() && !value.isBigInteger();
    }

    private static boolean isMissing(JsonNode value) {
        return value.isMissingNode() || value.isNull();
    }

    private static List<String> sorted() {
        return TYPES.stream().sorted().toList();
    }

    private static Problem refused(String field, String why) {
        return Problem.ofField(field, "NOT_PLAIN", why);
    }
}
