package io.millrace.platform.engine.diagram;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/** SVG as a reader of it sees it; can't be made of what is not well-formed. */
public record Picture(Document document) {

    public static Picture of(String svg) {
        try {
            var builder = DocumentBuilderFactory.newDefaultNSInstance().newDocumentBuilder();
            builder.setErrorHandler(new DefaultHandler() {
                @Override
                public void fatalError(SAXParseException e) throws SAXException {
                    throw e;
                }
            });
            return new Picture(builder.parse(new ByteArrayInputStream(svg.getBytes(StandardCharsets.UTF_8))));
        } catch (SAXException | IOException | ParserConfigurationException e) {
            throw new AssertionError("Not well-formed: " + svg, e);
        }
    }

    /** Every element of the SVG. */
    public Stream<Element> all() {
        return elements(document.getElementsByTagName("*"));
    }

    /** What stands for this element of the model. */
    public Element group(String id) {
        List<Element> groups = all().filter(
                        group -> group.getAttribute("data-element").equals(id))
                .toList();
        if (groups.size() != 1) {
            throw new AssertionError("%s is in the picture %d times".formatted(id, groups.size()));
        }
        return groups.get(0);
    }

    /** The name that shows when somebody points at an element. */
    public String title(String id) {
        return child(group(id), "title");
    }

    static String child(Element group, String name) {
        return elements(group.getChildNodes())
                .filter(child -> child.getTagName().equals(name))
                .findFirst()
                .map(Node::getTextContent)
                .orElse("");
    }

    /** Each text of the picture with a space between its lines. */
    public List<String> texts() {
        return elements(document.getElementsByTagName("text"))
                .map(text -> elements(text.getChildNodes())
                        .map(Node::getTextContent)
                        .reduce((before, line) -> before + " " + line)
                        .orElseGet(text::getTextContent))
                .toList();
    }

    private static Stream<Element> elements(NodeList nodes) {
        return IntStream.range(0, nodes.getLength())
                .mapToObj(nodes::item)
                .filter(Element.class::isInstance)
                .map(Element.class::cast);
    }
}
