package io.millrace.platform.engine.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a form leaves as variables and what it shows of them, as far as its file can be read.
 *
 * @param fields what the user enters
 * @param reads variables that have to be there before the form is opened, or it shows nothing in their place: those in
 *     texts, conditions and options, and those of fields that cannot be changed
 */
record FormContract(List<Field> fields, Set<String> reads) {

    /**
     * @param type String, Double or Boolean. Dates arrive as text in ISO 8601, and a number without a fraction as a whole
     *     one
     * @param required whether the value is certain to be there when the task is completed
     */
    record Field(String key, Class<?> type, boolean required) {}

    /** Empty where the file can't be read. */
    static Optional<FormContract> of(ModelFile file) {
        try {
            var reading = new Reading();
            FormFile.read(file.content()).path("components").forEach(component -> reading.read(component, false));
            reading.shown.removeAll(reading.fields.stream().map(Field::key).toList());
            reading.shown.addAll(reading.unchangeable);
            return Optional.of(new FormContract(List.copyOf(reading.fields), reading.shown));
        } catch (Refused e) {
            return Optional.empty();
        }
    }

    private static final class Reading {
        private final List<Field> fields = new ArrayList<>();
        private final Set<String> shown = new TreeSet<>();
        private final Set<String> unchangeable = new TreeSet<>();

        private void read(JsonNode component, boolean withinCondition) {
            String type = component.path("type").asText("");
            new FormProperties(objection -> {}, expression -> shown.addAll(expression.variables()))
                    .check(component, FormVocabulary.propertiesOf(type));
            if (component.hasNonNull("valuesKey")) {
                shown.add(component.path("valuesKey").asText());
            }
            boolean conditional =
                    withinCondition || component.path("conditional").hasNonNull("hide");
            if (FormVocabulary.isField(type)) {
                field(component, type, conditional);
            }
            component.path("components").forEach(child -> read(child, conditional));
        }

        private void field(JsonNode field, String type, boolean conditional) {
            String key = field.path("key").asText("");
            boolean disabled = field.path("disabled").asBoolean();
            if (disabled || field.path("readonly").asBoolean()) {
                unchangeable.add(key);
            }
            // The task list sends nothing of a disabled field.
            if (!disabled) {
                boolean required =
                        !conditional && field.path("validate").path("required").asBoolean();
                fields.add(new Field(key, type(field, type), required));
            }
        }

        private static Class<?> type(JsonNode field, String type) {
            return switch (type) {
                case "checkbox" -> Boolean.class;
                case "number" -> field.path("serializeToString").asBoolean() ? String.class : Double.class;
                default -> String.class;
            };
        }
    }
}
