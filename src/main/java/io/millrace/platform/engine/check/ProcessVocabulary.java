package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import javax.xml.namespace.QName;

/** What may stand in a process at all: which elements and attributes, and where an expression may be. */
final class ProcessVocabulary {

    private static final Set<String> TASKS_WITH_WORK = Set.of("serviceTask", "sendTask", "businessRuleTask");
    private static final Set<String> WORK = Set.of("delegateExpression", "type", "decisionRef", "class", "expression");

    private final ModelFile file;
    private final List<Finding> findings = new ArrayList<>();

    private ProcessVocabulary(ModelFile file) {
        this.file = file;
    }

    static List<Finding> check(ModelFile file, Element definitions) {
        var vocabulary = new ProcessVocabulary(file);
        if (!definitions.is(Namespaces.BPMN, "definitions")) {
            vocabulary.report(
                    definitions,
                    VocabularyRule.UNKNOWN_ELEMENT,
                    "The file begins with <%s> and so is no BPMN model.".formatted(definitions.localName()));
        } else {
            vocabulary.look(definitions);
            vocabulary.findings.addAll(ProcessIdentity.check(file, definitions));
        }
        return List.copyOf(vocabulary.findings);
    }

    private void look(Element element) {
        String name = Vocabulary.nameOf(element.namespace(), element.localName());
        if (name == null) {
            // What another tool keeps in there is its own matter; one finding says so.
            report(
                    element,
                    VocabularyRule.UNKNOWN_ELEMENT,
                    "<%s> comes from '%s', which has no place in a process."
                            .formatted(element.localName(), shortened(element.namespace())));
            return;
        }
        Vocabulary.Entry entry = Vocabulary.entry(name);
        if (entry == null) {
            VocabularyRule rule = Forbidden.element(name);
            report(element, rule, "<%s> may not stand in a process.".formatted(name));
            if (rule == VocabularyRule.UNKNOWN_ELEMENT) {
                element.children().forEach(this::look);
            }
            return;
        }
        element.attributes().keySet().stream()
                .sorted(Comparator.comparing(QName::getNamespaceURI).thenComparing(QName::getLocalPart))
                .forEach(attribute -> look(element, name, entry, attribute));
        if (entry.needsId() && element.attribute("id") == null) {
            report(element, VocabularyRule.ID_MISSING, "<%s> has no id.".formatted(name));
        }
        if (TASKS_WITH_WORK.contains(name)) {
            lookForWork(element);
        }
        lookForExpression(element, "Its text", element.text(), entry.textMayCompute());
        element.children().forEach(this::look);
    }

    private void look(Element element, String name, Vocabulary.Entry entry, QName attribute) {
        String value = element.attributes().getOrDefault(attribute, "");
        String spelled = Vocabulary.nameOf(attribute.getNamespaceURI(), attribute.getLocalPart());
        if (attribute.getNamespaceURI().isEmpty()) {
            spelled = attribute.getLocalPart();
        }
        if (spelled == null || !entry.allows(spelled)) {
            report(
                    element,
                    spelled == null ? VocabularyRule.UNKNOWN_ATTRIBUTE : Forbidden.attribute(spelled),
                    "Attribute '%s' may not stand at <%s>."
                            .formatted(spelled == null ? shortened(attribute.toString()) : spelled, name));
        } else if (entry.namesServiceTask(spelled)) {
            if (Expressions.bareName(value)
                    .filter(task -> !Expressions.isEngineObject(task))
                    .isEmpty()) {
                report(
                        element,
                        VocabularyRule.NOT_A_SERVICE_TASK,
                        "'%s' is not the bare name of a service task.".formatted(shortened(value)));
            }
        } else if (spelled.equals("xsi:type") && !value.matches("([^:]*:)?tFormalExpression")) {
            report(
                    element,
                    VocabularyRule.LANGUAGE_OF_EXPRESSION,
                    "An expression can't be of type '%s'.".formatted(shortened(value)));
        } else if (spelled.equals("camunda:type") && !value.equals("external")) {
            report(
                    element,
                    VocabularyRule.KIND_OF_TASK,
                    "There are no tasks of type '%s'.".formatted(shortened(value)));
        } else {
            lookForExpression(element, "Attribute '%s'".formatted(spelled), value, entry.mayCompute(spelled));
        }
    }

    private void lookForExpression(Element element, String where, String text, boolean allowed) {
        if (!Expressions.isExpression(text)) {
            return;
        }
        if (!allowed) {
            report(
                    element,
                    VocabularyRule.EXPRESSION_OUT_OF_PLACE,
                    "%s holds an expression where none is evaluated: %s".formatted(where, shortened(text)));
        } else {
            Expressions.problem(text)
                    .ifPresent(problem -> report(
                            element,
                            VocabularyRule.EXPRESSION,
                            "%s can't be used: %s (%s).".formatted(where, shortened(text), problem)));
        }
    }

    private void lookForWork(Element task) {
        long works = WORK.stream()
                .filter(work -> task.attribute(Namespaces.CAMUNDA, work) != null)
                .count();
        if (works != 1) {
            report(
                    task,
                    VocabularyRule.KIND_OF_TASK,
                    "The task has to do exactly one thing, and says %d.".formatted(works));
        } else if ("external".equals(task.attribute(Namespaces.CAMUNDA, "type"))
                && task.attribute(Namespaces.CAMUNDA, "topic") == null) {
            report(task, VocabularyRule.KIND_OF_TASK, "No worker finds an external task without a topic.");
        }
    }

    private static String shortened(String text) {
        return text.length() <= 100 ? text : text.substring(0, 100) + "…";
    }

    private void report(Element element, VocabularyRule rule, String explanation) {
        findings.add(Finding.at(file, element, rule, explanation));
    }
}
