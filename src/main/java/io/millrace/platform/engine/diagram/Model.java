package io.millrace.platform.engine.diagram;

import io.millrace.platform.engine.check.Element;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What a model says of its elements, wherever they are drawn. */
final class Model {

    private final Element definitions;
    private final Map<String, Element> elements = new HashMap<>();

    Model(Element definitions) {
        this.definitions = definitions;
        definitions
                .all()
                .filter(element -> element.namespace().equals(Namespaces.BPMN))
                .forEach(element -> {
                    String id = element.attribute("id");
                    if (id != null) {
                        elements.putIfAbsent(id, element);
                    }
                });
    }

    Element definitions() {
        return definitions;
    }

    /** The element with this id, which other tools write with a prefix. */
    Optional<Element> element(@Nullable String reference) {
        if (reference == null) {
            return Optional.empty();
        }
        String id = reference.strip();
        return Optional.ofNullable(elements.get(id))
                .or(() -> Optional.ofNullable(elements.get(id.substring(id.indexOf(':') + 1))));
    }

    /** What the process is called, or at least its key; empty where there is no process. */
    String title() {
        List<Element> processes =
                definitions.children(Namespaces.BPMN, "process").toList();
        Stream<Element> executable =
                processes.stream().filter(process -> "true".equals(process.attribute("isExecutable")));
        return Stream.concat(executable, processes.stream())
                .findFirst()
                .map(process -> firstOf(process.attribute("name"), process.attribute("id")))
                .orElse("");
    }

    /** What stands at an element: its name, the text of an annotation, the category of a group. */
    String name(Element element) {
        return switch (element.localName()) {
            case "textAnnotation" ->
                element.child(Namespaces.BPMN, "text").map(Element::text).orElse("");
            case "group" ->
                element(element.attribute("categoryValueRef"))
                        .map(category -> firstOf(category.attribute("value")))
                        .orElse("");
            default -> firstOf(element.attribute("name"));
        };
    }

    /** What an event waits for or sets off, e.g. {@code timer}; empty for none, {@code multiple} for several. */
    String trigger(Element event) {
        List<String> triggers = Stream.concat(
                        event.children().stream(),
                        event.children(Namespaces.BPMN, "eventDefinitionRef")
                                .flatMap(reference -> element(reference.text()).stream()))
                .map(Element::localName)
                .filter(name -> name.endsWith("EventDefinition"))
                .map(name -> name.substring(0, name.length() - "EventDefinition".length()))
                .toList();
        if (triggers.size() > 1) {
            return "true".equals(event.attribute("parallelMultiple")) ? "parallelMultiple" : "multiple";
        }
        return triggers.isEmpty() ? "" : triggers.get(0);
    }

    /** Goes the flow where no condition holds? */
    boolean isDefault(Element flow) {
        String id = flow.attribute("id");
        return id != null
                && element(flow.attribute("sourceRef"))
                        .filter(source -> id.equals(source.attribute("default")))
                        .isPresent();
    }

    /** Does the flow leave an activity under a condition? At gateways conditions are nothing special. */
    boolean isConditional(Element flow) {
        return flow.child(Namespaces.BPMN, "conditionExpression").isPresent()
                && element(flow.attribute("sourceRef"))
                        .filter(source -> !source.localName().endsWith("Gateway"))
                        .isPresent();
    }

    boolean isCollection(Element data) {
        Element object = element(data.attribute("dataObjectRef")).orElse(data);
        return "true".equals(object.attribute("isCollection"));
    }

    private static String firstOf(@Nullable String... texts) {
        for (String text : texts) {
            if (text != null && !text.isBlank()) {
                return text.strip();
            }
        }
        return "";
    }
}
