package io.millrace.platform.engine.check;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.check.FormVocabulary.Kind;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** Looks at the properties of one component and tells of those that are not as they should be. */
final class FormProperties {

    private static final Pattern IMAGE = Pattern.compile("data:image/(png|jpeg|gif|webp);base64,[A-Za-z0-9+/]*=*");
    private static final Pattern VARIABLE = Pattern.compile("[A-Za-z_]\\w*");

    private final Consumer<Refused> objections;
    private final Consumer<FeelExpression> expressions;

    /** @param expressions is given every expression that could be read */
    FormProperties(Consumer<Refused> objections, Consumer<FeelExpression> expressions) {
        this.objections = objections;
        this.expressions = expressions;
    }

    void check(JsonNode object, Map<String, Kind> known) {
        object.properties().forEach(property -> {
            Kind kind = known.get(property.getKey());
            if (kind == null) {
                object(
                        FormRule.PROPERTY_UNKNOWN,
                        "The property '%s' is not allowed here.".formatted(property.getKey()));
            } else if (!property.getValue().isNull()) {
                value(property.getKey(), property.getValue(), kind);
            }
        });
    }

    private void value(String name, JsonNode value, Kind kind) {
        switch (kind) {
            case FLAG -> expect(value.isBoolean(), name, "true or false");
            case NUMBER -> expect(value.isNumber(), name, "a number");
            case PLAIN -> plain(name, value);
            case TEMPLATE -> template(name, value, false);
            case MARKDOWN -> template(name, value, true);
            case FEEL -> feel(name, value);
            case FLAG_OR_FEEL -> feelUnless(value.isBoolean(), name, value);
            case NUMBER_OR_FEEL -> feelUnless(value.isNumber(), name, value);
            case VARIABLE ->
                expect(value.isTextual() && VARIABLE.matcher(value.textValue()).matches(), name, "a variable's name");
            case PATTERN -> pattern(name, value);
            case IMAGE -> {
                if (!value.isTextual() || !IMAGE.matcher(value.textValue()).matches()) {
                    object(FormRule.IMAGE_SOURCE, "The image is not embedded in the form.");
                }
            }
            case VALUE -> {
                expect(value.isValueNode(), name, "a plain value");
                refuseExpression(name, value);
            }
            case OPTIONS, COLUMNS -> each(name, value, kind);
            case COMPONENTS -> expect(value.isArray(), name, "a list of components");
            case VALIDATION, APPEARANCE, LAYOUT, CONDITION, EXPORTER -> {
                expect(value.isObject(), name, "an object");
                check(value, FormVocabulary.WITHIN.getOrDefault(kind, Map.of()));
            }
            case NOTES -> {
                expect(value.isObject(), name, "an object of texts");
                value.forEach(note -> plain(name, note));
            }
        }
    }

    private void each(String name, JsonNode list, Kind kind) {
        expect(list.isArray(), name, "a list");
        Set<String> values = new HashSet<>();
        list.forEach(entry -> {
            expect(entry.isObject(), name, "a list of objects");
            check(entry, FormVocabulary.WITHIN.getOrDefault(kind, Map.of()));
            String value = entry.path(kind == Kind.OPTIONS ? "value" : "key").asText("");
            expect(!value.isEmpty() && values.add(value), name, "a list of different values");
        });
    }

    private void plain(String name, JsonNode value) {
        expect(value.isTextual(), name, "a text");
        refuseExpression(name, value);
        Set<String> choices = FormVocabulary.CHOICES.get(name);
        expect(choices == null || choices.contains(value.asText()), name, "one of " + choices);
    }

    private void refuseExpression(String name, JsonNode value) {
        String text = value.asText("");
        expect(!text.startsWith("=") && !text.contains("{{"), name, "a text without expressions");
    }

    private void template(String name, JsonNode value, boolean markdown) {
        expect(value.isTextual(), name, "a text");
        reading(name, () -> {
            FormTemplate template = FormTemplate.of(value.asText(""));
            template.expressions().forEach(expressions);
            if (markdown) {
                FormText.objections(template).forEach(objections);
            }
        });
    }

    private void feelUnless(boolean plain, String name, JsonNode value) {
        if (!plain) {
            feel(name, value);
        }
    }

    private void feel(String name, JsonNode value) {
        if (value.isTextual() && value.textValue().startsWith("=")) {
            reading(
                    name,
                    () -> expressions.accept(FeelExpression.expression(
                            value.textValue().substring(1).strip())));
        } else {
            // An empty text is what the Modeler leaves of an expression that was removed.
            expect(value.isTextual() && value.textValue().isEmpty(), name, "an expression that begins with =");
        }
    }

    private void pattern(String name, JsonNode value) {
        expect(value.isTextual(), name, "a pattern");
        FormPattern.objection(value.asText(""))
                .ifPresent(objection -> object(FormRule.PATTERN, "The pattern %s.".formatted(objection)));
    }

    private void reading(String name, Runnable reading) {
        try {
            reading.run();
        } catch (Refused e) {
            objections.accept(new Refused(e.rule(), "'%s': %s".formatted(name, e.explanation())));
        }
    }

    private void expect(boolean right, String name, String kind) {
        if (!right) {
            object(FormRule.PROPERTY_VALUE, "'%s' has to be %s.".formatted(name, kind));
        }
    }

    private void object(Rule rule, String explanation) {
        objections.accept(new Refused(rule, explanation));
    }
}
