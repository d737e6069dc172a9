package io.millrace.platform.engine.check;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A variable that a form sets when it is submitted.
 *
 * @param required whether it can't be submitted without a value
 * @param conditional whether the field is hidden at times, and then sets nothing
 * @param answers the only ones that it offers; empty where anything can be entered
 */
record FormAnswer(String name, VariableType type, boolean required, boolean conditional, Set<String> answers) {

    private static final ObjectMapper JSON = new ObjectMapper();

    /** None where the form can't be read: that is a finding of its own check. */
    static List<FormAnswer> of(ModelFile form) {
        List<FormAnswer> answers = new ArrayList<>();
        try {
            collect(JSON.readTree(form.content()), false, answers);
        } catch (IOException e) {
            return List.of();
        }
        return answers;
    }

    private static void collect(JsonNode parent, boolean hidden, List<FormAnswer> into) {
        for (JsonNode field : parent.path("components")) {
            boolean conditional =
                    hidden || !field.path("conditional").path("hide").asText().isEmpty();
            if (!field.path("path").asText().isEmpty()) {
                String object = field.path("path").asText().split("\\.", 2)[0];
                into.add(new FormAnswer(object, VariableType.ANY, false, conditional, Set.of()));
            } else if (field.path("components").isArray()) {
                collect(field, conditional, into);
            } else if (!field.path("key").asText().isEmpty()
                    && !field.path("disabled").asBoolean()) {
                into.add(of(field, conditional));
            }
        }
    }

    private static FormAnswer of(JsonNode field, boolean conditional) {
        Set<String> offered = new HashSet<>();
        field.path("values").forEach(value -> offered.add(value.path("value").asText()));
        String type = field.path("type").asText();
        boolean required = field.path("validate").path("required").asBoolean() || type.equals("checkbox");
        boolean one = type.equals("radio") || type.equals("select");
        // A key with dots makes an object.
        String[] key = field.path("key").asText().split("\\.", 2);
        return new FormAnswer(
                key[0],
                key.length > 1 ? VariableType.ANY : type(type, field),
                required,
                conditional,
                one ? offered : Set.of());
    }

    private static VariableType type(String component, JsonNode field) {
        return switch (component) {
            case "textfield", "textarea", "radio", "select", "datetime" -> VariableType.STRING;
            case "checkbox" -> VariableType.BOOLEAN;
            case "number" -> number(field);
            default -> VariableType.ANY;
        };
    }

    private static VariableType number(JsonNode field) {
        if (field.path("serializeToString").asBoolean()) {
            return VariableType.STRING;
        }
        JsonNode digits = field.path("decimalDigits");
        return digits.isNumber() && digits.asInt() == 0 ? VariableType.INTEGER : VariableType.DOUBLE;
    }
}
