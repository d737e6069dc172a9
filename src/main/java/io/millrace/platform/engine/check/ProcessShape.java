package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Bpmn.called;

import io.millrace.platform.engine.check.ProcessGraph.Edge;
import io.millrace.platform.engine.check.ProcessGraph.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Whether every step can be reached, every path leads somewhere, and every choice is one. */
final class ProcessShape {

    private final Findings findings;
    private final ProcessGraph graph;

    ProcessShape(Findings findings, ProcessGraph graph) {
        this.findings = findings;
        this.graph = graph;
    }

    void check() {
        for (Element flow : graph.dangling()) {
            findings.add(flow, ReferenceRule.DANGLING_FLOW, "%s lacks one of its ends.".formatted(called(flow)));
        }
        for (Element element : graph.elements()) {
            if (element != graph.process()) {
                ways(element);
                choices(element);
                name(element);
            }
        }
    }

    private void ways(Element element) {
        List<Edge> incoming = graph.incoming(graph.entry(element));
        boolean goesOn = goesOn(element);
        if (Bpmn.is(element, "boundaryEvent")) {
            boolean attached = incoming.stream().anyMatch(edge -> edge.way() == Way.BOUNDARY);
            if (!attached || !goesOn) {
                findings.add(
                        element,
                        ReferenceRule.LOOSE_BOUNDARY_EVENT,
                        "%s %s.".formatted(called(element), attached ? "leads nowhere" : "is attached to no activity"));
                return;
            }
        }
        boolean insideUnreachable = element.parent()
                .filter(scope -> graph.isScope(scope) && !graph.isReachable(graph.entry(scope)))
                .isPresent();
        if (!graph.isReachable(graph.entry(element)) && !insideUnreachable) {
            findings.add(element, ReferenceRule.UNREACHABLE, "No path leads to %s.".formatted(called(element)));
        } else if (!goesOn && !mayEnd(element)) {
            findings.add(element, ReferenceRule.DEAD_END, "The path ends at %s.".formatted(called(element)));
        }
    }

    private boolean goesOn(Element element) {
        return graph.outgoing(graph.exit(element)).stream().anyMatch(edge -> edge.way() == Way.FLOW);
    }

    private boolean mayEnd(Element element) {
        return Bpmn.is(element, "endEvent")
                || Bpmn.isEventSubProcess(element)
                || "true".equals(element.attribute("isForCompensation"));
    }

    private void choices(Element element) {
        boolean chooses = Bpmn.is(element, "exclusiveGateway") || Bpmn.is(element, "inclusiveGateway");
        if (chooses) {
            Gateways.withoutCondition(graph, element)
                    .forEach(flow -> findings.add(
                            flow,
                            ReferenceRule.FLOW_WITHOUT_CONDITION,
                            "%s has several flows, but %s has no condition and is not the default."
                                    .formatted(called(element), called(flow))));
        } else {
            graph.flowsFrom(element).stream()
                    .filter(flow -> Gateways.condition(flow).isPresent())
                    .forEach(flow -> findings.add(
                            flow,
                            ReferenceRule.CONDITION_NOT_AT_GATEWAY,
                            "%s has a condition, but %s doesn't ask a question."
                                    .formatted(called(flow), called(element))));
        }
        if (Bpmn.is(element, "parallelGateway")) {
            join(element);
        }
    }

    private void join(Element gateway) {
        Set<Element> origins = new HashSet<>();
        for (Edge edge : graph.incoming(graph.entry(gateway))) {
            Element origin = origin(edge);
            boolean choosesOne = Bpmn.is(origin, "exclusiveGateway") || Bpmn.is(origin, "eventBasedGateway");
            if (choosesOne && !origins.add(origin)) {
                findings.add(
                        gateway,
                        ReferenceRule.JOIN_NEVER_COMPLETE,
                        "%s waits for several flows from %s, which only ever takes one."
                                .formatted(called(gateway), called(origin)));
            }
        }
    }

    /** Back along what has one way in and one way out. */
    private Element origin(Edge last) {
        Edge edge = last;
        Set<Edge> passed = new HashSet<>();
        while (passed.add(edge)) {
            Element from = edge.from().element();
            List<Edge> incoming = graph.incoming(graph.entry(from));
            boolean straight = !Bpmn.isAny(from, Bpmn.GATEWAYS)
                    && incoming.size() == 1
                    && graph.flowsFrom(from).size() == 1;
            if (!straight) {
                return from;
            }
            edge = incoming.get(0);
        }
        return edge.from().element();
    }

    private void name(Element element) {
        boolean asks = (Bpmn.is(element, "exclusiveGateway") || Bpmn.is(element, "inclusiveGateway"))
                && graph.flowsFrom(element).size() > 1;
        boolean seen = asks || Bpmn.isAny(element, Bpmn.TASKS) || Bpmn.is(element, "endEvent");
        String name = element.attribute("name");
        if (seen && (name == null || name.isBlank())) {
            findings.add(element, ReferenceRule.MISSING_NAME, "%s has no name.".formatted(called(element)));
        }
    }
}
