package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/**
 * How an element of a process differs between two files. Where things are drawn makes no difference.
 *
 * @param elementId as it is in both files
 * @param elementName as in the newer file, where it is there
 * @param what the parts of it that differ, e.g. {@code candidateGroups}; empty where the element is new or gone
 */
public record ModelChange(String elementId, @Nullable String elementName, Kind kind, List<String> what) {

    public enum Kind {
        ADDED,
        REMOVED,
        CHANGED
    }

    /**
     * The differences of one process between two files, in the order of the newer file, what is gone at the end.
     *
     * @param before null where there was no such process
     * @return empty also where a file can't be read: the check says so
     */
    public static List<ModelChange> between(@Nullable ModelFile before, ModelFile after, String process) {
        Map<String, Element> old = before == null ? Map.of() : elements(before, process);
        Map<String, Element> young = elements(after, process);
        var changes = new ArrayList<ModelChange>();
        young.forEach((id, element) -> {
            Element former = old.get(id);
            if (former == null) {
                changes.add(new ModelChange(id, element.attribute("name"), Kind.ADDED, List.of()));
            } else {
                List<String> what = differences(former, element);
                if (!what.isEmpty()) {
                    changes.add(new ModelChange(id, element.attribute("name"), Kind.CHANGED, what));
                }
            }
        });
        old.forEach((id, element) -> {
            if (!young.containsKey(id)) {
                changes.add(new ModelChange(id, element.attribute("name"), Kind.REMOVED, List.of()));
            }
        });
        return List.copyOf(changes);
    }

    /** The kinds of elements of a process by their ids, e.g. {@code userTask}. */
    public static Map<String, String> kinds(ModelFile file, String process) {
        return elements(file, process).entrySet().stream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, element -> element.getValue().localName()));
    }

    /** The keys of the executable processes in a file. */
    public static List<String> processes(ModelFile file) {
        try {
            return ElementReader.read(file.content())
                    .children(Namespaces.BPMN, "process")
                    .filter(process -> "true".equals(process.attribute("isExecutable")))
                    .map(process -> Objects.requireNonNullElse(process.attribute("id"), ""))
                    .toList();
        } catch (ElementReader.Unreadable e) {
            return List.of();
        }
    }

    private static Map<String, Element> elements(ModelFile file, String process) {
        Map<String, Element> elements = new LinkedHashMap<>();
        try {
            ElementReader.read(file.content())
                    .children(Namespaces.BPMN, "process")
                    .filter(element -> process.equals(element.attribute("id")))
                    .flatMap(Element::all)
                    .filter(element -> element.attribute("id") != null)
                    .forEach(element -> elements.putIfAbsent(Objects.requireNonNull(element.attribute("id")), element));
        } catch (ElementReader.Unreadable e) {
            return Map.of();
        }
        return elements;
    }

    private static List<String> differences(Element before, Element after) {
        var what = new TreeSet<String>();
        if (!before.localName().equals(after.localName())) {
            what.add("kind");
        }
        var names = new TreeSet<>(Comparator.comparing(QName::toString));
        names.addAll(before.attributes().keySet());
        names.addAll(after.attributes().keySet());
        for (QName name : names) {
            if (!Objects.equals(
                    before.attributes().get(name), after.attributes().get(name))) {
                what.add(name.getLocalPart());
            }
        }
        if (!before.text().equals(after.text())) {
            what.add("text");
        }
        Map<String, List<String>> former = anonymous(before);
        Map<String, List<String>> now = anonymous(after);
        var children = new TreeSet<>(former.keySet());
        children.addAll(now.keySet());
        children.stream()
                .filter(child -> !Objects.equals(former.get(child), now.get(child)))
                .forEach(what::add);
        return List.copyOf(what);
    }

    /** What belongs to an element without having an id of its own, flows in and out left out: they have changes of their own. */
    private static Map<String, List<String>> anonymous(Element element) {
        return element.children().stream()
                .filter(child -> child.attribute("id") == null)
                .filter(child -> !child.localName().equals("incoming")
                        && !child.localName().equals("outgoing"))
                .collect(Collectors.groupingBy(
                        Element::localName, Collectors.mapping(ModelChange::written, Collectors.toList())));
    }

    private static String written(Element element) {
        String attributes = element.attributes().entrySet().stream()
                .map(Object::toString)
                .sorted()
                .collect(Collectors.joining(" "));
        String children = element.children().stream().map(ModelChange::written).collect(Collectors.joining());
        return "<%s %s>%s%s".formatted(element.localName(), attributes, element.text(), children);
    }
}
