package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/** What may stand in a decision at all: the elements and attributes that the engine carries out, and pure documentation. */
final class DecisionVocabulary {

    /** As the engine reads them; what they mean is the same in all of them. */
    static final Set<String> DMN = Set.of(
            "http://www.omg.org/spec/DMN/20151101/dmn.xsd",
            "http://www.omg.org/spec/DMN/20151101/dmn11.xsd",
            "http://www.omg.org/spec/DMN/20180521/MODEL/",
            Namespaces.DMN_13,
            "https://www.omg.org/spec/DMN/20191111/DMN13.xsd");

    static final String CAMUNDA = "http://camunda.org/schema/1.0/dmn";
    private static final String MODELER = "http://camunda.org/schema/modeler/1.0";

    /** Pictures: where a shape is drawn, how wide a column is. */
    private static final Set<String> DRAWING = Set.of(
            "http://www.omg.org/spec/DMN/20180521/DMNDI/",
            "https://www.omg.org/spec/DMN/20191111/DMNDI/",
            "http://www.omg.org/spec/DMN/20180521/DC/",
            "http://www.omg.org/spec/DMN/20180521/DI/",
            "http://bpmn.io/schema/dmn/biodi/1.0",
            "http://bpmn.io/schema/dmn/biodi/2.0");

    private static final Set<String> FEEL = Set.of(
            "feel",
            "http://www.omg.org/spec/feel/20140401",
            "http://www.omg.org/spec/dmn/20180521/feel/",
            "https://www.omg.org/spec/dmn/20191111/feel/");

    private static final Map<String, Set<String>> ATTRIBUTES = Map.ofEntries(
            Map.entry(
                    "definitions",
                    Set.of("name", "namespace", "exporter", "exporterVersion", "expressionLanguage", "typeLanguage")),
            Map.entry("decision", Set.of("name")),
            Map.entry("description", Set.of()),
            Map.entry("question", Set.of()),
            Map.entry("allowedAnswers", Set.of()),
            Map.entry("variable", Set.of("name", "typeRef")),
            Map.entry("informationRequirement", Set.of()),
            Map.entry("requiredDecision", Set.of("href")),
            Map.entry("requiredInput", Set.of("href")),
            Map.entry("authorityRequirement", Set.of()),
            Map.entry("requiredAuthority", Set.of("href")),
            Map.entry("knowledgeSource", Set.of("name", "locationURI")),
            Map.entry("type", Set.of()),
            Map.entry("inputData", Set.of("name")),
            Map.entry("decisionTable", Set.of("hitPolicy", "aggregation", "preferredOrientation", "outputLabel")),
            Map.entry("input", Set.of("label")),
            Map.entry("inputExpression", Set.of("typeRef", "expressionLanguage")),
            Map.entry("inputValues", Set.of("expressionLanguage")),
            Map.entry("output", Set.of("name", "label", "typeRef")),
            Map.entry("outputValues", Set.of("expressionLanguage")),
            Map.entry("annotation", Set.of("name")),
            Map.entry("rule", Set.of()),
            Map.entry("inputEntry", Set.of("expressionLanguage")),
            Map.entry("outputEntry", Set.of("typeRef", "expressionLanguage")),
            Map.entry("annotationEntry", Set.of()),
            Map.entry("literalExpression", Set.of("typeRef", "expressionLanguage")),
            Map.entry("text", Set.of()),
            Map.entry("textAnnotation", Set.of("textFormat")),
            Map.entry("association", Set.of("associationDirection")),
            Map.entry("sourceRef", Set.of("href")),
            Map.entry("targetRef", Set.of("href")),
            Map.entry("extensionElements", Set.of()));

    private static final Set<QName> EVERYWHERE = Set.of(new QName("id"), new QName("label"));

    private static final Map<QName, Set<String>> CAMUNDA_ATTRIBUTES = Map.of(
            new QName(CAMUNDA, "inputVariable"), Set.of("input"),
            new QName(CAMUNDA, "historyTimeToLive"), Set.of("decision"),
            new QName(CAMUNDA, "versionTag"), Set.of("decision"),
            new QName(MODELER, "executionPlatform"), Set.of("definitions"),
            new QName(MODELER, "executionPlatformVersion"), Set.of("definitions"));

    /** The engine takes the first of several and leaves the rest. */
    private static final Set<String> ONCE = Set.of(
            "text",
            "inputExpression",
            "inputValues",
            "outputValues",
            "decisionTable",
            "literalExpression",
            "variable",
            "requiredDecision",
            "requiredInput");

    private DecisionVocabulary() {}

    static List<Finding> check(ModelFile file, Element definitions) {
        var findings = new ArrayList<Finding>();
        check(file, definitions, definitions.namespace(), findings);
        return findings;
    }

    private static void check(ModelFile file, Element element, String dmn, List<Finding> findings) {
        if (DRAWING.contains(element.namespace())) {
            element.children().forEach(child -> check(file, child, dmn, findings));
            return;
        }
        Set<String> attributes = element.namespace().equals(dmn) ? ATTRIBUTES.get(element.localName()) : null;
        boolean drawn = element.parent()
                .filter(parent -> DRAWING.contains(parent.namespace()))
                .isPresent();
        boolean inText = element.parent()
                .filter(parent -> parent.localName().equals("text"))
                .isPresent();
        if (attributes == null || drawn || inText) {
            findings.add(Finding.at(
                    file,
                    element,
                    DecisionRule.DMN_ELEMENT,
                    "The element '%s' is not allowed here.".formatted(element.localName())));
            return;
        }
        element.attributes().forEach((name, value) -> {
            if (!isAllowed(element, attributes, name)) {
                findings.add(Finding.at(
                        file,
                        element,
                        DecisionRule.DMN_ATTRIBUTE,
                        "'%s' has an attribute '%s', which is not allowed."
                                .formatted(element.localName(), name.getLocalPart())));
            }
        });
        Stream.of("expressionLanguage", "typeLanguage")
                .map(element::attribute)
                .filter(language -> language != null && !FEEL.contains(language.toLowerCase(Locale.ROOT)))
                .map(language -> Finding.at(
                        file,
                        element,
                        DecisionRule.EXPRESSION_LANGUAGE,
                        "The language is '%s'; only FEEL is allowed.".formatted(language)))
                .forEach(findings::add);
        for (String once : ONCE) {
            if (element.children(dmn, once).count() > 1) {
                findings.add(Finding.at(
                        file,
                        element,
                        DecisionRule.DMN_ELEMENT,
                        "'%s' has '%s' more than once.".formatted(element.localName(), once)));
            }
        }
        element.children().forEach(child -> check(file, child, dmn, findings));
    }

    private static boolean isAllowed(Element element, Set<String> attributes, QName name) {
        return EVERYWHERE.contains(name)
                || (name.getNamespaceURI().isEmpty() && attributes.contains(name.getLocalPart()))
                || CAMUNDA_ATTRIBUTES.getOrDefault(name, Set.of()).contains(element.localName())
                || DRAWING.contains(name.getNamespaceURI());
    }
}
