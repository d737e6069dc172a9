package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import javax.xml.namespace.QName;
import org.jspecify.annotations.Nullable;

/** An element of an XML file as it is written; only {@link ElementReader} builds it. */
public final class Element {

    private final QName name;
    private final Map<QName, String> attributes;
    private final int line;
    private final @Nullable Element parent;
    private final List<Element> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    Element(QName name, Map<QName, String> attributes, int line, @Nullable Element parent) {
        this.name = name;
        this.attributes = Map.copyOf(attributes);
        this.line = line;
        this.parent = parent;
        if (parent != null) {
            parent.children.add(this);
        }
    }

    void append(char[] characters, int start, int length) {
        text.append(characters, start, length);
    }

    public String namespace() {
        return name.getNamespaceURI();
    }

    public String localName() {
        return name.getLocalPart();
    }

    public boolean is(String namespace, String localName) {
        return namespace().equals(namespace) && localName().equals(localName);
    }

    /** Those without a prefix are in no namespace. */
    Map<QName, String> attributes() {
        return attributes;
    }

    /** The attribute without a prefix, null where it is not given. */
    public @Nullable String attribute(String localName) {
        return attributes.get(new QName(localName));
    }

    public @Nullable String attribute(String namespace, String localName) {
        return attributes.get(new QName(namespace, localName));
    }

    /** Its own text, without that of its children and without white space around it. */
    public String text() {
        return text.toString().strip();
    }

    /** The line in which its start tag ends, from 1. */
    int line() {
        return line;
    }

    public Optional<Element> parent() {
        return Optional.ofNullable(parent);
    }

    public List<Element> children() {
        return Collections.unmodifiableList(children);
    }

    public Stream<Element> children(String namespace, String localName) {
        return children.stream().filter(child -> child.is(namespace, localName));
    }

    public Optional<Element> child(String namespace, String localName) {
        return children(namespace, localName).findFirst();
    }

    /** Itself and everything in it, in the order of the file. */
    public Stream<Element> all() {
        return Stream.concat(Stream.of(this), children.stream().flatMap(Element::all));
    }

    /** Itself, or the nearest around it that has an id: what a designer sees on the canvas. */
    Element shown() {
        return attribute("id") != null || parent == null ? this : parent.shown();
    }

    @Override
    public String toString() {
        return "<%s> in line %d".formatted(localName(), line);
    }
}
