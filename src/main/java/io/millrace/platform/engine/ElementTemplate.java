package io.millrace.platform.engine;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A template of the Camunda Modeler, in the form of its published JSON schema.
 *
 * @see <a href="https://docs.camunda.io/docs/components/modeler/element-templates/defining-templates/">Element templates</a>
 */
@JsonPropertyOrder({"$schema", "name", "id", "description"})
@JsonInclude(JsonInclude.Include.NON_NULL)
public record ElementTemplate(
        @JsonProperty("$schema") String schema,
        String name,
        String id,
        String description,
        List<String> appliesTo,
        ElementType elementType,
        List<Property> properties) {

    private static final String SCHEMA =
            "https://unpkg.com/@camunda/element-templates-json-schema/resources/schema.json";

    /** A task without a type can be turned into the element, too. */
    static ElementTemplate forElement(
            String id, String name, String description, String element, List<Property> properties) {
        return new ElementTemplate(
                SCHEMA,
                name,
                id,
                description,
                List.of("bpmn:Task", element),
                new ElementType(element),
                List.copyOf(properties));
    }

    record ElementType(String value) {}

    /** A field that the designer fills in, or a hidden one with a fixed value. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Property(
            @Nullable String label,
            @Nullable String description,
            String type,
            @Nullable String value,
            @Nullable List<Choice> choices,
            @Nullable Boolean optional,
            Binding binding,
            @Nullable Constraints constraints) {

        static Property hidden(Binding binding, String value) {
            return new Property(null, null, "Hidden", value, null, null, binding, null);
        }

        static Property text(String label, String description, Binding binding) {
            return new Property(label, description, "String", null, null, null, binding, null);
        }

        static Property choice(String label, List<Choice> choices, Binding binding) {
            return new Property(label, null, "Dropdown", null, choices, null, binding, new Constraints(true));
        }

        /** Left out of the model where the designer gives nothing. */
        Property notRequired() {
            return new Property(label, description, type, value, choices, true, binding, null);
        }

        Property required() {
            return new Property(label, description, type, value, choices, null, binding, new Constraints(true));
        }

        Property withValue(String preset) {
            return new Property(label, description, type, preset, choices, optional, binding, constraints);
        }
    }

    record Choice(String name, String value) {}

    record Constraints(boolean notEmpty) {}

    /** Where in the model a value is kept. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Binding(
            String type,
            @Nullable String name,
            @Nullable String source,
            @Nullable String target,
            @Nullable Boolean expression) {

        static Binding property(String name) {
            return new Binding("property", name, null, null, null);
        }

        static Binding extension(String name) {
            return new Binding("camunda:property", name, null, null, null);
        }

        static Binding input(String variable) {
            return new Binding("camunda:inputParameter", variable, null, null, null);
        }

        static Binding in(String variable) {
            return new Binding("camunda:in", null, null, variable, true);
        }

        static Binding out(String variable) {
            return new Binding("camunda:out", null, variable, null, null);
        }

        static Binding businessKey() {
            return new Binding("camunda:in:businessKey", null, null, null, null);
        }
    }
}
