package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.ProcessGraph.Edge;
import io.millrace.platform.engine.check.ProcessGraph.Way;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The variables that are set on every run through a scope, seen from its end: where several tokens run at a time, what one
 * of them sets is there when all have ended, although none of the others can tell.
 */
final class SureSets {

    private final ProcessGraph graph;
    private final Steps steps;
    private final Map<Element, Set<String>> ofScopes = new HashMap<>();

    SureSets(ProcessGraph graph, Steps steps) {
        this.graph = graph;
        this.steps = steps;
    }

    Set<String> of(Element scope) {
        Set<String> known = ofScopes.get(scope);
        if (known == null) {
            known = new Scope(scope).onEveryRun();
            ofScopes.put(scope, known);
        }
        return known;
    }

    private Set<String> setBy(Element element) {
        if (!graph.isScope(element)) {
            return steps.after(graph.entry(element), Known.NOTHING, Known.NOTHING, Need.NOBODY)
                    .sure();
        }
        Known inside = steps.after(graph.entry(element), Known.NOTHING, Known.NOTHING, Need.NOBODY);
        for (String name : of(element)) {
            inside = inside.set(name, Value.of(VariableType.ANY, false, steps.source(element)));
        }
        return steps.after(graph.exit(element), inside, Known.NOTHING, Need.NOBODY)
                .sure();
    }

    /** The largest sets that fit: from what never ends nothing is asked. */
    private final class Scope {
        private final Element scope;
        private final List<Element> elements;
        private final Map<Element, Set<String>> own = new HashMap<>();
        private final Map<Element, Set<String>> fromHereOn = new HashMap<>();

        Scope(Element scope) {
            this.scope = scope;
            this.elements = graph.within(scope);
        }

        Set<String> onEveryRun() {
            elements.forEach(element -> own.put(element, setBy(element)));
            var waiting =
                    new PriorityQueue<Element>(Comparator.comparingInt(element -> -graph.rank(graph.entry(element))));
            waiting.addAll(elements);
            var queued = new HashSet<>(elements);
            while (!waiting.isEmpty()) {
                Element element = waiting.remove();
                queued.remove(element);
                Set<String> sure = from(element);
                if (sure != null && !sure.equals(fromHereOn.get(element))) {
                    fromHereOn.put(element, sure);
                    for (Edge edge : graph.incoming(graph.entry(element))) {
                        Element before = edge.from().element();
                        if (before != scope && queued.add(before)) {
                            waiting.add(before);
                        }
                    }
                }
            }
            Set<String> all = null;
            for (Element element : elements) {
                boolean begins = Bpmn.is(element, "startEvent");
                if (begins || (Bpmn.isEventSubProcess(element) && graph.interrupts(graph.entry(element)))) {
                    all = common(all, fromHereOn.get(element));
                }
            }
            return all == null ? Set.of() : all;
        }

        private @Nullable Set<String> from(Element element) {
            Set<String> sure = next(element);
            if (sure != null) {
                sure = union(sure, own.getOrDefault(element, Set.of()));
            }
            for (Edge edge : graph.outgoing(graph.entry(element))) {
                if (edge.way() == Way.BOUNDARY && Bpmn.interrupts(edge.to().element())) {
                    sure = common(sure, fromHereOn.get(edge.to().element()));
                }
            }
            return sure;
        }

        /** Null where no way from here has been seen to end. */
        private @Nullable Set<String> next(Element element) {
            List<Edge> flows = graph.outgoing(graph.exit(element)).stream()
                    .filter(edge -> edge.way() == Way.FLOW)
                    .toList();
            if (flows.isEmpty()) {
                boolean ends = graph.outgoing(graph.exit(element)).stream().anyMatch(edge -> edge.way() == Way.END);
                return ends || !Bpmn.is(element, "endEvent") ? Set.of() : null;
            }
            boolean all = Gateways.takesAll(graph, element);
            Set<String> together = all ? Set.of() : null;
            for (Edge edge : flows) {
                Set<String> there = fromHereOn.get(edge.to().element());
                if (!all) {
                    together = common(together, there);
                } else if (there == null) {
                    return null;
                } else {
                    together = union(together == null ? Set.of() : together, there);
                }
            }
            return together;
        }

        private static @Nullable Set<String> common(@Nullable Set<String> some, @Nullable Set<String> others) {
            if (some == null || others == null) {
                return some == null ? others : some;
            }
            Set<String> both = new HashSet<>(some);
            both.retainAll(others);
            return both;
        }

        private static Set<String> union(Set<String> some, Set<String> others) {
            Set<String> all = new HashSet<>(some);
            all.addAll(others);
            return all;
        }
    }
}
