package io.millrace.platform.engine.check;

import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Words of BPMN. */
final class Bpmn {

    static final Set<String> SCOPES = Set.of("subProcess", "transaction", "adHocSubProcess");
    static final Set<String> GATEWAYS =
            Set.of("exclusiveGateway", "inclusiveGateway", "parallelGateway", "eventBasedGateway", "complexGateway");
    static final Set<String> EVENTS =
            Set.of("startEvent", "endEvent", "intermediateCatchEvent", "intermediateThrowEvent", "boundaryEvent");
    static final Set<String> TASKS = Set.of(
            "task",
            "userTask",
            "serviceTask",
            "sendTask",
            "receiveTask",
            "scriptTask",
            "manualTask",
            "businessRuleTask",
            "callActivity");

    private Bpmn() {}

    static boolean is(Element element, String localName) {
        return element.is(Namespaces.BPMN, localName);
    }

    static boolean isAny(Element element, Set<String> localNames) {
        return element.namespace().equals(Namespaces.BPMN) && localNames.contains(element.localName());
    }

    static boolean isScope(Element element) {
        return isAny(element, SCOPES);
    }

    static boolean isFlowNode(Element element) {
        return isAny(element, TASKS) || isAny(element, EVENTS) || isAny(element, GATEWAYS) || isScope(element);
    }

    static boolean isEventSubProcess(Element element) {
        return isScope(element) && "true".equals(element.attribute("triggeredByEvent"));
    }

    static Stream<Element> eventDefinitions(Element event) {
        return event.children().stream()
                .filter(child -> child.namespace().equals(Namespaces.BPMN)
                        && child.localName().endsWith("EventDefinition"));
    }

    static Optional<Element> eventDefinition(Element event, String localName) {
        return event.child(Namespaces.BPMN, localName);
    }

    /** Whether what the event is attached to, or what is around its event sub-process, ends when it happens. */
    static boolean interrupts(Element event) {
        String attribute = is(event, "boundaryEvent") ? "cancelActivity" : "isInterrupting";
        return !"false".equals(event.attribute(attribute));
    }

    /** How a finding speaks of an element: by the name that the designer sees. */
    static String called(Element element) {
        String name = element.attribute("name");
        if (name != null && !name.isBlank()) {
            return "'%s'".formatted(name.strip().replaceAll("\\s+", " "));
        }
        String id = element.attribute("id");
        return id == null ? "The %s in line %d".formatted(element.localName(), element.line()) : "'%s'".formatted(id);
    }
}
