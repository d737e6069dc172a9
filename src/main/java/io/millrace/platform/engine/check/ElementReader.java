package io.millrace.platform.engine.check;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.parsers.SAXParserFactory;
import org.jspecify.annotations.Nullable;
import org.xml.sax.Attributes;
import org.xml.sax.InputSource;
import org.xml.sax.Locator;
import org.xml.sax.SAXException;
import org.xml.sax.SAXParseException;
import org.xml.sax.helpers.DefaultHandler;

/**
 * Reads XML that nobody vouches for: aware of namespaces, without DOCTYPE and so without entities, and bounded in size,
 * depth and number of elements. The engine's own parser is neither.
 */
public final class ElementReader extends DefaultHandler {

    static final int MAX_BYTES = 4 * 1024 * 1024;
    static final int MAX_DEPTH = 64;
    static final int MAX_ELEMENTS = 50_000;

    private @Nullable Locator locator;
    private @Nullable Element root;
    private @Nullable Element current;
    private int depth;
    private int elements;

    private ElementReader() {}

    /** @throws Unreadable with the rule that the file breaks, before anything of it has been used */
    public static Element read(byte[] content) {
        if (content.length > MAX_BYTES) {
            throw new Unreadable(FileRule.FILE_TOO_LARGE, "The file has more than %d bytes.".formatted(MAX_BYTES));
        }
        var reader = new ElementReader();
        try {
            parsers().newSAXParser().parse(new InputSource(new ByteArrayInputStream(content)), reader);
        } catch (TooMuch e) {
            throw new Unreadable(FileRule.FILE_TOO_LARGE, Objects.requireNonNull(e.getMessage()));
        } catch (SAXParseException e) {
            // The parser has no type for it; its message names what it met.
            if (String.valueOf(e.getMessage()).contains("DOCTYPE")) {
                throw new Unreadable(FileRule.DOCTYPE, "Line %d has a DOCTYPE.".formatted(e.getLineNumber()));
            }
            throw new Unreadable(
                    FileRule.MALFORMED_XML, "The XML is not well formed in line %d.".formatted(e.getLineNumber()));
        } catch (SAXException | IOException e) {
            throw new Unreadable(FileRule.MALFORMED_XML, "The file is no XML.");
        } catch (ParserConfigurationException e) {
            throw new IllegalStateException("This Java can't read XML safely", e);
        }
        return Objects.requireNonNull(reader.root);
    }

    private static SAXParserFactory parsers() throws ParserConfigurationException, SAXException {
        SAXParserFactory parsers = SAXParserFactory.newDefaultNSInstance();
        parsers.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
        parsers.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
        return parsers;
    }

    @Override
    public void setDocumentLocator(Locator locator) {
        this.locator = locator;
    }

    @Override
    public void startElement(String uri, String localName, String qName, Attributes given) throws SAXException {
        if (++depth > MAX_DEPTH || ++elements > MAX_ELEMENTS) {
            throw new TooMuch("The file has more than %d elements, or more than %d within each other."
                    .formatted(MAX_ELEMENTS, MAX_DEPTH));
        }
        Map<QName, String> attributes = new HashMap<>();
        for (int i = 0; i < given.getLength(); i++) {
            var attribute = new QName(known(given.getURI(i)), given.getLocalName(i));
            // Of an attribute in both of the engine's namespaces, the engine takes the newer one.
            if (given.getURI(i).equals(Namespaces.ACTIVITI)) {
                attributes.putIfAbsent(attribute, given.getValue(i));
            } else {
                attributes.put(attribute, given.getValue(i));
            }
        }
        int line = locator == null ? 0 : locator.getLineNumber();
        var name = new QName(known(uri), localName);
        current = new Element(name, attributes, line, current);
        if (root == null) {
            root = current;
        }
    }

    private static String known(String namespace) {
        return namespace.equals(Namespaces.ACTIVITI) ? Namespaces.CAMUNDA : namespace;
    }

    @Override
    public void characters(char[] characters, int start, int length) {
        if (current != null) {
            current.append(characters, start, length);
        }
    }

    @Override
    public void endElement(String uri, String localName, String qName) {
        depth--;
        current = Objects.requireNonNull(current).parent().orElse(null);
    }

    /** Says nothing to the console; whoever asked is told by the exception. */
    @Override
    public void fatalError(SAXParseException e) throws SAXException {
        throw e;
    }

    /** Why a file was not even read. */
    public static final class Unreadable extends RuntimeException {
        private final transient Rule rule;

        Unreadable(Rule rule, String explanation) {
            super(explanation);
            this.rule = rule;
        }

        Finding finding(ModelFile file) {
            return Finding.of(file, rule, Objects.requireNonNull(getMessage()));
        }
    }

    private static final class TooMuch extends SAXException {
        TooMuch(String what) {
            super(what);
        }
    }
}
