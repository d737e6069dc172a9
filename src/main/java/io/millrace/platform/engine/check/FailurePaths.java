package io.millrace.platform.engine.check;

import static io.millrace.platform.engine.check.Bpmn.called;

import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.engine.TaskContract.Failure;
import io.millrace.platform.engine.check.ProcessGraph.Way;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whether every business failure has a path, and every path a failure. */
final class FailurePaths {

    private final Findings findings;
    private final ProcessGraph graph;
    private final Definitions definitions;
    private final Surroundings surroundings;

    FailurePaths(Findings findings, ProcessGraph graph, Definitions definitions, Surroundings surroundings) {
        this.findings = findings;
        this.graph = graph;
        this.definitions = definitions;
        this.surroundings = surroundings;
    }

    void check() {
        for (Element element : graph.elements()) {
            for (Failure failure : failures(element)) {
                if (!isCaught(element, failure.code())) {
                    findings.add(
                            element,
                            ReferenceRule.FAILURE_WITHOUT_PATH,
                            "%s can fail with %s (%s), and no path waits for that."
                                    .formatted(called(element), failure.code(), failure.description()));
                }
            }
            if (Bpmn.is(element, "boundaryEvent") || Bpmn.is(element, "startEvent")) {
                neverThrown(element);
            }
        }
    }

    private List<Failure> failures(Element element) {
        return Stream.concat(Stream.of(element), Bpmn.eventDefinitions(element))
                .flatMap(caller -> Extensions.bean(caller).stream())
                .flatMap(bean -> Optional.<TaskContract<?, ?>>ofNullable(
                        surroundings.tasks().get(bean))
                        .stream())
                .flatMap(task -> task.failures().stream())
                .toList();
    }

    /** By an event at its border, or at that of what is around it, or by an event sub-process next to it. */
    private boolean isCaught(Element element, String code) {
        boolean atBorder = graph.outgoing(graph.entry(element)).stream()
                .filter(edge -> edge.way() == Way.BOUNDARY)
                .anyMatch(edge -> catches(edge.to().element(), code));
        if (atBorder) {
            return true;
        }
        Element scope = element.parent().orElse(element);
        if (element == graph.process() || !graph.isScope(scope)) {
            return false;
        }
        boolean inScope = graph.within(scope).stream()
                .filter(Bpmn::isEventSubProcess)
                .flatMap(handler -> graph.within(handler).stream())
                .filter(node -> Bpmn.is(node, "startEvent"))
                .anyMatch(start -> catches(start, code));
        return inScope || isCaught(scope, code);
    }

    private boolean catches(Element event, String code) {
        return Bpmn.eventDefinition(event, "errorEventDefinition")
                .filter(definition -> codeOf(definition)
                        .filter(caught -> !caught.equals(code))
                        .isEmpty())
                .isPresent();
    }

    /** Empty where it is any code, or one that can't be known. */
    private Optional<String> codeOf(Element definition) {
        return Optional.ofNullable(definition.attribute("errorRef"))
                .flatMap(reference -> definitions.find("error", reference))
                .flatMap(error -> Optional.ofNullable(error.attribute("errorCode")))
                .filter(code -> !code.isBlank() && !Expressions.isExpression(code));
    }

    private void neverThrown(Element event) {
        Optional<String> code =
                Bpmn.eventDefinition(event, "errorEventDefinition").flatMap(this::codeOf);
        Optional<Element> guarded = Bpmn.is(event, "boundaryEvent")
                ? graph.incoming(graph.entry(event)).stream()
                        .filter(edge -> edge.way() == Way.BOUNDARY)
                        .map(edge -> edge.from().element())
                        .findFirst()
                : event.parent().filter(Bpmn::isEventSubProcess).flatMap(Element::parent);
        if (code.isEmpty() || guarded.isEmpty() || guarded.get().all().anyMatch(this::mayThrowAnything)) {
            return;
        }
        Set<String> thrown = guarded.get().all().flatMap(this::thrownBy).collect(Collectors.toSet());
        if (!thrown.contains(code.get())) {
            findings.add(
                    event,
                    ReferenceRule.ERROR_NEVER_THROWN,
                    "%s waits for the error %s, which nothing there reports.%s"
                            .formatted(called(event), code.get(), Suggestion.near(code.get(), thrown)));
        }
    }

    private Stream<String> thrownBy(Element element) {
        Stream<String> ends = Bpmn.is(element, "endEvent")
                ? Bpmn.eventDefinition(element, "errorEventDefinition").flatMap(this::codeOf).stream()
                : Stream.empty();
        return Stream.concat(ends, failures(element).stream().map(Failure::code));
    }

    /** Called processes, workers outside, and what can't be known. */
    private boolean mayThrowAnything(Element element) {
        if (Bpmn.is(element, "callActivity") || Bpmn.is(element, "scriptTask")) {
            return true;
        }
        boolean calls = Bpmn.is(element, "serviceTask") || Bpmn.is(element, "sendTask");
        return calls
                && Extensions.bean(element)
                        .filter(surroundings.tasks()::containsKey)
                        .isEmpty();
    }
}
