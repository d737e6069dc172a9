package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Bpmn.called;

import java.util.List;
import java.util.Map;

/** What events wait for or throw, and when clocks go off. */
final class EventReferences {

    /** What kinds of events refer to, and what the two sides know each other by. */
    private static final Map<String, String> KINDS =
            Map.of("message", "name", "signal", "name", "error", "errorCode", "escalation", "escalationCode");

    private final Findings findings;
    private final Definitions definitions;

    EventReferences(Findings findings, Definitions definitions) {
        this.findings = findings;
        this.definitions = definitions;
    }

    void check(Element element) {
        if (Bpmn.is(element, "receiveTask")) {
            reference(element, element, "message", true);
        } else if (element.attribute("messageRef") != null) {
            reference(element, element, "message", false);
        }
        Bpmn.eventDefinitions(element).forEach(definition -> {
            String kind = definition.localName().replace("EventDefinition", "");
            if (KINDS.containsKey(kind)) {
                reference(element, definition, kind, needsReference(element, definition, kind));
            } else if (kind.equals("timer")) {
                timer(element, definition);
            }
        });
    }

    /** An event that catches any error or escalation needs none; nor does a message that a bean sends. */
    private static boolean needsReference(Element event, Element definition, String kind) {
        boolean throwing = Bpmn.is(event, "endEvent") || Bpmn.is(event, "intermediateThrowEvent");
        return switch (kind) {
            case "error", "escalation" -> throwing;
            case "message" -> !throwing || Extensions.attribute(definition, "delegateExpression") == null;
            default -> true;
        };
    }

    private void reference(Element at, Element definition, String kind, boolean needed) {
        String reference = definition.attribute(kind + "Ref");
        if (reference == null || reference.isBlank()) {
            if (needed) {
                findings.add(
                        at, ReferenceRule.DANGLING_REFERENCE, "%s doesn't say which %s.".formatted(called(at), kind));
            }
            return;
        }
        var found = definitions.find(kind, reference);
        if (found.isEmpty()) {
            findings.add(
                    at,
                    ReferenceRule.DANGLING_REFERENCE,
                    "%s refers to the %s '%s', which isn't there.".formatted(called(at), kind, reference));
            return;
        }
        String attribute = String.valueOf(KINDS.get(kind));
        String name = found.get().attribute(attribute);
        if (name == null || name.isBlank()) {
            findings.add(
                    at,
                    ReferenceRule.REFERENCE_WITHOUT_NAME,
                    "%s refers to the %s '%s', which has no %s."
                            .formatted(called(at), kind, reference, attribute.equals("name") ? "name" : "code"));
        }
    }

    private void timer(Element event, Element definition) {
        List<Element> times = definition.children().stream()
                .filter(child ->
                        Bpmn.is(child, "timeDate") || Bpmn.is(child, "timeDuration") || Bpmn.is(child, "timeCycle"))
                .toList();
        if (times.size() != 1 || times.get(0).text().isEmpty()) {
            findings.add(
                    event, ReferenceRule.TIMER_INVALID, "%s doesn't say when it happens.".formatted(called(event)));
            return;
        }
        String text = times.get(0).text();
        boolean valid = Expressions.isExpression(text)
                || switch (times.get(0).localName()) {
                    case "timeDate" -> Times.isDate(text);
                    case "timeDuration" -> Times.isDuration(text) || Times.isDate(text);
                    default -> Times.isCycle(text);
                };
        if (!valid) {
            findings.add(
                    event,
                    ReferenceRule.TIMER_INVALID,
                    "%s happens at '%s', which is no time of its kind.".formatted(called(event), text));
        }
    }
}
