package io.millrace.platform.engine.check;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What an element says beyond BPMN, in the engine's own namespace. */
final class Extensions {

    private Extensions() {}

    static @Nullable String attribute(Element element, String localName) {
        return element.attribute(Namespaces.CAMUNDA, localName);
    }

    static boolean flag(Element element, String localName) {
        return "true".equals(attribute(element, localName));
    }

    /** Elements right within its {@code extensionElements}. */
    static Stream<Element> elements(Element element, String localName) {
        return element.children(Namespaces.BPMN, "extensionElements")
                .flatMap(extensions -> extensions.children(Namespaces.CAMUNDA, localName));
    }

    /** The extension properties by name, in the order of the file; of two with one name the first counts, as at run time. */
    static Map<String, String> properties(Element element) {
        Map<String, String> properties = new LinkedHashMap<>();
        elements(element, "properties")
                .flatMap(all -> all.children(Namespaces.CAMUNDA, "property"))
                .forEach(property -> {
                    String name = property.attribute("name");
                    if (name != null) {
                        properties.putIfAbsent(
                                name,
                                Optional.ofNullable(property.attribute("value")).orElse(""));
                    }
                });
        return properties;
    }

    static Optional<String> property(Element element, String name) {
        return Optional.ofNullable(properties(element).get(name));
    }

    /** Those that have a name. */
    static List<Element> inputParameters(Element element) {
        return parameters(element, "inputParameter");
    }

    static List<Element> outputParameters(Element element) {
        return parameters(element, "outputParameter");
    }

    private static List<Element> parameters(Element element, String kind) {
        return elements(element, "inputOutput")
                .flatMap(both -> both.children(Namespaces.CAMUNDA, kind))
                .filter(parameter -> parameter.attribute("name") != null)
                .toList();
    }

    /** Whether it says what goes into a called process, or comes out. */
    static boolean isMapping(Element element) {
        return element.is(Namespaces.CAMUNDA, "in") || element.is(Namespaces.CAMUNDA, "out");
    }

    /** The bean that a task calls, where it names one. */
    static Optional<String> bean(Element task) {
        return Optional.ofNullable(attribute(task, "delegateExpression")).flatMap(Expressions::bareName);
    }
}
