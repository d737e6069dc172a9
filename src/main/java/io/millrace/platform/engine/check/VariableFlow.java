package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.Need.Strength;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.ProcessGraph.Edge;
import io.millrace.platform.engine.check.ProcessGraph.Way;
import io.millrace.platform.engine.check.Value.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Whether everything that a process reads is there when it is read, and is what the reader takes. */
final class VariableFlow implements Need.Listener {

    private static final int LONGEST_WAY = 4;

    private final ProcessGraph graph;
    private final FlowAnalysis flow;
    private final Findings findings;

    private VariableFlow(ModelFile file, ProcessGraph graph, FlowAnalysis flow) {
        this.findings = new Findings(file);
        this.graph = graph;
        this.flow = flow;
    }

    static List<Finding> check(ModelFile file, Element definitions, Surroundings surroundings) {
        var named = new Definitions(definitions);
        var called = new CalledProcesses(surroundings);
        List<Finding> findings = new ArrayList<>();
        for (Element process : named.processes()) {
            var graph = new ProcessGraph(process);
            var flow = new FlowAnalysis(graph, ProcessContract.declaredBy(process), named, called);
            findings.addAll(new VariableFlow(file, graph, flow).all());
        }
        return findings;
    }

    private List<Finding> all() {
        flow.tell(this);
        for (Element element : graph.elements()) {
            if (graph.isReachable(graph.entry(element)) && Gateways.mayStop(graph, element, flow.after(element))) {
                breaks(
                        element,
                        FlowRule.MISSING_DEFAULT_FLOW,
                        "%s has no default flow, and its conditions may all be false.".formatted(Bpmn.called(element)));
            }
        }
        return findings.all();
    }

    @Override
    public void breaks(Element at, Rule rule, String explanation) {
        findings.add(at, rule, explanation);
    }

    @Override
    public void reads(Element at, Need need, Known known) {
        String variable = need.variable();
        Value value = known.find(variable);
        boolean unknown = value == null || value.sources().isEmpty();
        if (unknown && !flow.written().contains(variable)) {
            breaks(
                    at,
                    need.strength() == Strength.OPTIONAL ? FlowRule.OPTIONAL_NEVER_SET : FlowRule.NEVER_SET,
                    "%s, but nothing in this process sets it.%s"
                            .formatted(need.sentence(), Suggestion.near(variable, flow.written())));
            return;
        }
        if (value == null || !value.sure()) {
            if (need.strength() == Strength.PRESENT || need.strength() == Strength.FILLED) {
                breaks(
                        at,
                        FlowRule.NOT_SET_ON_EVERY_PATH,
                        "%s, %s".formatted(need.sentence(), way(at, variable, value)));
            }
        } else if (value.nullable() && need.strength() == Strength.FILLED) {
            breaks(
                    at,
                    FlowRule.MAY_BE_EMPTY,
                    "%s, but %s may leave it empty.".formatted(need.sentence(), sources(value)));
        }
        if (value != null) {
            value.sources().forEach((type, source) -> types(at, need, type, source));
        }
    }

    private void types(Element at, Need need, VariableType given, Source source) {
        boolean id = need.type() == VariableType.UUID && given == VariableType.STRING && areIds(source.answers());
        if (id || need.type().takes(given)) {
            return;
        }
        String constant = source.answers().size() == 1
                ? " ('%s')".formatted(source.answers().iterator().next())
                : "";
        breaks(
                at,
                FlowRule.WRONG_TYPE,
                "%s, but %s sets it to a %s%s.".formatted(need.sentence(), source.by(), given, constant));
    }

    private static boolean areIds(Set<String> answers) {
        try {
            answers.forEach(UUID::fromString);
            return !answers.isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private static String sources(Value value) {
        return value.sources().isEmpty()
                ? "what is before it"
                : value.sources().values().stream().map(Source::by).distinct().collect(Collectors.joining(" or "));
    }

    /** The way on which the variable is missing, by its turns: whatever else lies on it, everybody passes. */
    private String way(Element at, String variable, @Nullable Value value) {
        Element from = Bpmn.is(at, "sequenceFlow") ? graph.sourceOf(at).orElse(at) : at;
        List<String> turns = flow.wayWithout(variable, graph.entry(from)).stream()
                .flatMap(edge -> turn(edge).stream())
                .distinct()
                .toList();
        if (!turns.isEmpty()) {
            return "but on the path over %s nothing has set it.".formatted(shortened(turns));
        }
        boolean byStart = value != null
                && value.sources().values().stream()
                        .anyMatch(source -> source.by().equals(Work.START));
        return byStart ? "but whoever starts the process may leave it out." : "but nothing before it has set it.";
    }

    private static String shortened(List<String> turns) {
        int skipped = turns.size() - LONGEST_WAY;
        String last = String.join(", ", turns.subList(Math.max(0, skipped), turns.size()));
        return skipped > 0 ? "… " + last : last;
    }

    private Optional<String> turn(Edge edge) {
        if (edge.way() == Way.BOUNDARY || edge.way() == Way.EVENT) {
            return Optional.of(Bpmn.called(edge.to().element()));
        }
        Element element = edge.from().element();
        Element chosen = edge.flow();
        if (chosen == null || graph.flowsFrom(element).size() < 2 || Gateways.takesAll(graph, element)) {
            return Optional.empty();
        }
        String name = chosen.attribute("name");
        return Optional.of("%s – %s"
                .formatted(
                        Bpmn.called(element),
                        Bpmn.called(name == null ? edge.to().element() : chosen)));
    }
}
