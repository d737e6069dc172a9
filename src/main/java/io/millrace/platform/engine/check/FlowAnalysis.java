package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.ProcessContract.Variable;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.ProcessGraph.Edge;
import io.millrace.platform.engine.check.ProcessGraph.Node;
import io.millrace.platform.engine.check.ProcessGraph.Way;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Follows the variables along every way through a process until nothing new turns up. Where ways meet, only what all of
 * them bring is sure; where a parallel gateway waits for all of them, what any of them brings.
 */
final class FlowAnalysis {

    private final ProcessGraph graph;
    private final Steps steps;
    private final SureSets sureSets;
    private final Map<Node, Known> before = new HashMap<>();
    private final Map<Node, Known> after = new HashMap<>();
    /** Joins that wait for something that only comes after them; they are taken to go on with what they have. */
    private final Set<Node> stuck = new HashSet<>();

    private final PriorityQueue<Node> waiting;
    private final Set<Node> queued = new HashSet<>();

    FlowAnalysis(
            ProcessGraph graph, ProcessContract contract, Definitions definitions, CalledProcesses calledProcesses) {
        this.graph = graph;
        this.waiting = new PriorityQueue<>(Comparator.comparingInt(graph::rank));
        this.steps = new Steps(graph, contract, definitions, calledProcesses);
        this.sureSets = new SureSets(graph, steps);
        enqueue(graph.entry(graph.process()));
        do {
            while (!waiting.isEmpty()) {
                Node node = waiting.remove();
                queued.remove(node);
                visit(node);
            }
        } while (freeOneJoin());
    }

    /** Tells the listener of everything that is read, with what is known there. */
    void tell(Need.Listener listener) {
        for (Element element : graph.elements()) {
            tell(graph.entry(element), listener);
            if (graph.isScope(element)) {
                tell(graph.exit(element), listener);
            }
        }
    }

    private void tell(Node node, Need.Listener listener) {
        Known known = before.get(node);
        if (known != null) {
            steps.after(node, known, around(node), listener);
        }
    }

    /** Every variable that something in the process sets. */
    Set<String> written() {
        return steps.written();
    }

    /** What is known when the element is left; empty where it can't be. */
    Known after(Element element) {
        return after.getOrDefault(graph.exit(element), Known.NOTHING);
    }

    List<Variable> results() {
        return after(graph.process()).variables().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(entry -> steps.written().contains(entry.getKey()))
                .map(entry -> result(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Variable result(String name, Value value) {
        VariableType type = value.sources().size() == 1
                ? value.sources().keySet().iterator().next()
                : VariableType.ANY;
        return new Variable(name, type, !value.sure() || value.nullable());
    }

    /** A shortest way to the node on which nothing has surely set the variable; from the start of the process. */
    List<Edge> wayWithout(String variable, Node node) {
        Map<Node, Edge> next = new HashMap<>();
        var far = new ArrayDeque<>(List.of(node));
        Node start = graph.entry(graph.process());
        while (!far.isEmpty()) {
            Node reached = far.remove();
            if (reached.equals(start)) {
                break;
            }
            for (Edge edge : graph.incoming(reached)) {
                Known known = along(edge);
                if (known != null
                        && !known.isSure(variable)
                        && !edge.from().equals(node)
                        && !next.containsKey(edge.from())) {
                    next.put(edge.from(), edge);
                    far.add(edge.from());
                }
            }
        }
        var way = new ArrayList<Edge>();
        Node at = start;
        while (!at.equals(node) && next.containsKey(at)) {
            Edge edge = next.get(at);
            way.add(edge);
            at = edge.to();
        }
        return at.equals(node) ? way : Collections.emptyList();
    }

    private void visit(Node node) {
        Known arriving = arriving(node);
        if (arriving == null) {
            return;
        }
        Known known = node.leaving() ? arriving.withSure(sureSets.of(node.element())) : arriving;
        Known left = steps.after(node, known, around(node), Need.NOBODY);
        boolean changed = !known.equals(before.put(node, known));
        if (!left.equals(after.put(node, left)) || changed) {
            graph.outgoing(node).forEach(edge -> enqueue(edge.to()));
            if (!node.leaving() && graph.isScope(node.element())) {
                enqueue(graph.exit(node.element()));
            }
        }
    }

    private void enqueue(Node node) {
        if (queued.add(node)) {
            waiting.add(node);
        }
    }

    private Known around(Node node) {
        return node.leaving() ? before.getOrDefault(graph.entry(node.element()), Known.NOTHING) : Known.NOTHING;
    }

    private @Nullable Known arriving(Node node) {
        if (node.equals(graph.entry(graph.process()))) {
            return Known.NOTHING;
        }
        boolean waitsForAll = Bpmn.is(node.element(), "parallelGateway");
        Known together = null;
        for (Edge edge : graph.incoming(node)) {
            Known known = along(edge);
            if (known != null) {
                together = together == null ? known : waitsForAll ? together.and(known) : together.or(known);
            } else if (waitsForAll && graph.isReachable(edge.from()) && !stuck.contains(node)) {
                return null;
            }
        }
        return together;
    }

    private @Nullable Known along(Edge edge) {
        Known known = (edge.way() == Way.BOUNDARY ? before : after).get(edge.from());
        return known != null && Gateways.isChoice(graph, edge) ? known.chosen() : known;
    }

    private boolean freeOneJoin() {
        for (Element element : graph.elements()) {
            Node node = graph.entry(element);
            if (Bpmn.is(element, "parallelGateway")
                    && !before.containsKey(node)
                    && graph.isReachable(node)
                    && graph.incoming(node).stream().anyMatch(edge -> along(edge) != null)
                    && stuck.add(node)) {
                enqueue(node);
                return true;
            }
        }
        return false;
    }
}
