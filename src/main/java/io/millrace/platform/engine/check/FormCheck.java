package io.millrace.platform.engine.check;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with a form. */
final class FormCheck {

    static final int MAX_COMPONENTS = 500;
    /** Reading more would keep the others waiting. */
    private static final int MAX_FINDINGS = 50;

    /** What the application's own task list shows. */
    private static final int NEWEST_SCHEMA = 16;

    private static final Pattern FORM_ID = Pattern.compile("[A-Za-z][\\w.-]{0,127}");
    private static final Pattern KEY = Pattern.compile("[A-Za-z_]\\w{0,63}");

    private final ModelFile file;
    private final List<Finding> findings = new ArrayList<>();
    private final Set<String> ids = new HashSet<>();
    private final Set<String> keys = new HashSet<>();
    private int components;

    private FormCheck(ModelFile file) {
        this.file = file;
    }

    static List<Finding> check(ModelFile file) {
        var check = new FormCheck(file);
        try {
            check.form(FormFile.read(file.content()));
        } catch (Refused e) {
            check.add(null, e.rule(), e.explanation());
        }
        return check.findings;
    }

    private void form(JsonNode form) {
        new FormProperties(objection -> add(null, objection.rule(), objection.explanation()), expression -> {})
                .check(form, FormVocabulary.FORM);
        if (!form.path("executionPlatform").asText().equals("Camunda Platform")) {
            add(null, FormRule.FORM_VERSION, "The form is not made for 'Camunda Platform'.");
        }
        JsonNode version = form.path("schemaVersion");
        if (!version.isInt() || version.intValue() < 1 || version.intValue() > NEWEST_SCHEMA) {
            add(null, FormRule.FORM_VERSION, "The schema version '%s' is not shown.".formatted(shortened(version)));
        }
        if (!form.path("type").asText("default").equals("default")) {
            add(null, FormRule.PROPERTY_VALUE, "'type' has to be default.");
        }
        if (!FORM_ID.matcher(form.path("id").asText("")).matches()) {
            add(null, FormRule.FORM_ID, "'%s' is no id of a form.".formatted(shortened(form.path("id"))));
        }
        form.path("components").forEach(this::component);
    }

    private void component(JsonNode component) {
        if (++components > MAX_COMPONENTS || findings.size() > MAX_FINDINGS) {
            if (components < Integer.MAX_VALUE / 2) {
                components = Integer.MAX_VALUE / 2;
                add(null, FormRule.FORM_TOO_LARGE, "The components from here on have not been looked at.");
            }
            return;
        }
        String type = component.path("type").asText("");
        var properties = FormVocabulary.propertiesOf(type);
        if (FormVocabulary.OF_LISTS.contains(type)) {
            add(component, FormRule.COMPONENT_OF_LISTS, "A '%s' gives a list.".formatted(type));
            return;
        }
        if (properties.isEmpty()) {
            add(
                    component,
                    FormRule.COMPONENT_TYPE,
                    "A component of the type '%s' is not allowed.".formatted(shortened(component.path("type"))));
            return;
        }
        new FormProperties(objection -> add(component, objection.rule(), objection.explanation()), expression -> {})
                .check(component, properties);
        String id = component.path("id").asText("");
        if (!id.isEmpty() && !ids.add(id)) {
            add(component, FormRule.ID_OF_COMPONENT_TWICE, "The id '%s' stands here once more.".formatted(id));
        }
        if (FormVocabulary.isField(type)) {
            field(component, type);
        }
        component.path("components").forEach(this::component);
    }

    private void field(JsonNode field, String type) {
        String key = field.path("key").asText("");
        if (!KEY.matcher(key).matches()) {
            add(field, FormRule.FIELD_KEY, "'%s' is no key of a field.".formatted(shortened(field.path("key"))));
        } else if (!keys.add(key)) {
            add(field, FormRule.FIELD_KEY_TWICE, "The key '%s' stands here once more.".formatted(key));
        }
        boolean options = field.path("values").size() > 0
                || field.hasNonNull("valuesKey")
                || !field.path("valuesExpression").asText("").isEmpty();
        if (FormVocabulary.isChoice(type) && !options) {
            add(field, FormRule.FIELD_WITHOUT_OPTIONS, "The field '%s' has no options.".formatted(key));
        }
    }

    private static String shortened(JsonNode value) {
        String text = value.isMissingNode() ? "" : value.asText(value.toString());
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private void add(@Nullable JsonNode component, Rule rule, String explanation) {
        if (component == null) {
            findings.add(Finding.of(file, rule, explanation));
            return;
        }
        String id = component.path("id").asText("");
        String key = component.path("key").asText("");
        String label = component.path("label").asText("");
        findings.add(new Finding(
                file.name(),
                id.isEmpty() ? (key.isEmpty() ? null : key) : id,
                label.isEmpty() ? null : label,
                0,
                rule,
                explanation));
    }
}
