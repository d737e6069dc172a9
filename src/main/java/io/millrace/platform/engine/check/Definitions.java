package io.millrace.platform.engine.check;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** What stands beside the processes of a file, for them to refer to: messages, signals, errors, escalations. */
final class Definitions {

    private final Element root;
    private final Map<String, Element> byId = new HashMap<>();

    Definitions(Element root) {
        this.root = root;
        root.children().forEach(child -> {
            String id = child.attribute("id");
            if (id != null) {
                byId.putIfAbsent(child.localName() + ' ' + id, child);
            }
        });
    }

    List<Element> processes() {
        return root.children(Namespaces.BPMN, "process").toList();
    }

    /** What {@code messageRef} and its like name; a reference may have a prefix, which says nothing here. */
    Optional<Element> find(String kind, String reference) {
        return Optional.ofNullable(byId.get(kind + ' ' + reference.substring(reference.indexOf(':') + 1)));
    }

    /** The messages that an event or a task refers to. */
    List<Element> messagesOf(Element element) {
        return Stream.concat(Stream.of(element), Bpmn.eventDefinitions(element))
                .flatMap(part -> Stream.ofNullable(part.attribute("messageRef")))
                .flatMap(reference -> find("message", reference).stream())
                .toList();
    }
}
