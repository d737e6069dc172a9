package io.millrace.platform.engine.check;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The ways that a token can take through one process, sub-processes included. A scope, the process itself among them,
 * has two nodes: one where it is entered, one where it is left. What leads nowhere is left out and listed as dangling.
 */
final class ProcessGraph {

    enum Way {
        /** A sequence flow, a link, or the association of a compensation. */
        FLOW,
        /** From an activity's beginning to an event at its border. */
        BOUNDARY,
        /** From a scope's beginning to its start events. */
        START,
        /** From a scope's beginning, or a process's start event, to an event sub-process in it. */
        EVENT,
        /** From what has no way on to the end of its scope. */
        END
    }

    /** A place in the process; of a scope the beginning, or its end where {@code leaving}. */
    record Node(Element element, boolean leaving, int order) {
        @Override
        public boolean equals(Object other) {
            return this == other;
        }

        @Override
        public int hashCode() {
            return order;
        }
    }

    /** @param flow the sequence flow, where it is one */
    record Edge(Node from, Node to, Way way, @Nullable Element flow) {}

    private final Element process;
    private final Map<Element, Node> entries = new LinkedHashMap<>();
    private final Map<Element, Node> exits = new HashMap<>();
    private final Map<Node, List<Edge>> incoming = new HashMap<>();
    private final Map<Node, List<Edge>> outgoing = new HashMap<>();
    private final Map<Element, Element> sources = new HashMap<>();
    private final List<Element> dangling = new ArrayList<>();
    private final Set<Node> reachable;
    private final Map<Node, Integer> ranks = new HashMap<>();
    private int nodes;

    ProcessGraph(Element process) {
        this.process = process;
        addScope(process);
        entries.keySet().stream().filter(this::isScope).forEach(this::connect);
        entries.keySet().stream().filter(this::isScope).forEach(this::end);
        reachable = reached();
        rank();
    }

    Element process() {
        return process;
    }

    /** Every flow node, and the process, in the order of the file. */
    Collection<Element> elements() {
        return Collections.unmodifiableCollection(entries.keySet());
    }

    /** Sequence flows that don't lead from one element of a scope to another one of it. */
    List<Element> dangling() {
        return dangling;
    }

    Node entry(Element element) {
        return Objects.requireNonNull(entries.get(element));
    }

    /** Where its outgoing flows begin. */
    Node exit(Element element) {
        Node exit = exits.get(element);
        return exit == null ? entry(element) : exit;
    }

    List<Edge> incoming(Node node) {
        return incoming.getOrDefault(node, List.of());
    }

    List<Edge> outgoing(Node node) {
        return outgoing.getOrDefault(node, List.of());
    }

    /** Sequence flows that leave the element. */
    List<Element> flowsFrom(Element element) {
        return outgoing(exit(element)).stream()
                .<Element>mapMulti((edge, found) -> {
                    if (edge.flow() != null) {
                        found.accept(edge.flow());
                    }
                })
                .toList();
    }

    /** Where a sequence flow begins. */
    Optional<Element> sourceOf(Element flow) {
        return Optional.ofNullable(sources.get(flow));
    }

    /** Before those to which it leads, loops apart; whoever goes by it sees each node once where there are no loops. */
    int rank(Node node) {
        return ranks.getOrDefault(node, 0);
    }

    boolean isReachable(Node node) {
        return reachable.contains(node);
    }

    boolean isScope(Element element) {
        return element == process || Bpmn.isScope(element);
    }

    /** The flow nodes right within a scope. */
    List<Element> within(Element scope) {
        return scope.children().stream().filter(entries::containsKey).toList();
    }

    /** Whether one of its start events ends what is around the event sub-process. */
    boolean interrupts(Node node) {
        if (Bpmn.isEventSubProcess(node.element())) {
            return within(node.element()).stream()
                    .anyMatch(inner -> Bpmn.is(inner, "startEvent") && Bpmn.interrupts(inner));
        }
        return Bpmn.interrupts(node.element());
    }

    private void addScope(Element scope) {
        entries.put(scope, new Node(scope, false, nodes++));
        for (Element child : scope.children()) {
            if (Bpmn.isScope(child)) {
                addScope(child);
            } else if (Bpmn.isFlowNode(child)) {
                entries.put(child, new Node(child, false, nodes++));
            }
        }
        exits.put(scope, new Node(scope, true, nodes++));
    }

    private void connect(Element scope) {
        Map<String, Element> byId = new HashMap<>();
        within(scope).forEach(node -> {
            String id = node.attribute("id");
            if (id != null) {
                byId.putIfAbsent(id, node);
            }
        });
        scope.children(Namespaces.BPMN, "sequenceFlow").forEach(flow -> {
            Element from = byId.get(String.valueOf(flow.attribute("sourceRef")));
            Element to = byId.get(String.valueOf(flow.attribute("targetRef")));
            if (from == null || to == null) {
                dangling.add(flow);
            } else {
                sources.put(flow, from);
                add(new Edge(exit(from), entry(to), Way.FLOW, flow));
            }
        });
        scope.children(Namespaces.BPMN, "association").forEach(association -> {
            Element from = byId.get(String.valueOf(association.attribute("sourceRef")));
            Element to = byId.get(String.valueOf(association.attribute("targetRef")));
            if (from != null && to != null && Bpmn.is(from, "boundaryEvent")) {
                add(new Edge(entry(from), entry(to), Way.FLOW, null));
            }
        });
        for (Element node : within(scope)) {
            Element attachedTo = byId.get(String.valueOf(node.attribute("attachedToRef")));
            if (Bpmn.is(node, "boundaryEvent") && attachedTo != null) {
                add(new Edge(entry(attachedTo), entry(node), Way.BOUNDARY, null));
            }
            link(scope, node);
            if (Bpmn.isEventSubProcess(node)) {
                beginningsOf(scope).forEach(beginning -> add(new Edge(beginning, entry(node), Way.EVENT, null)));
            } else if (Bpmn.is(node, "startEvent")) {
                add(new Edge(entry(scope), entry(node), Way.START, null));
            }
        }
    }

    /** A process has what it is started with before anything else can happen in it. */
    private Stream<Node> beginningsOf(Element scope) {
        return scope != process
                ? Stream.of(entry(scope))
                : within(scope).stream()
                        .filter(node -> Bpmn.is(node, "startEvent"))
                        .map(this::entry);
    }

    private void link(Element scope, Element thrower) {
        if (!Bpmn.is(thrower, "intermediateThrowEvent")) {
            return;
        }
        Bpmn.eventDefinition(thrower, "linkEventDefinition").ifPresent(link -> {
            String name = String.valueOf(link.attribute("name"));
            within(scope).stream()
                    .filter(node -> Bpmn.is(node, "intermediateCatchEvent"))
                    .filter(node -> Bpmn.eventDefinition(node, "linkEventDefinition")
                            .filter(target -> name.equals(target.attribute("name")))
                            .isPresent())
                    .forEach(node -> add(new Edge(entry(thrower), entry(node), Way.FLOW, null)));
        });
    }

    /** Whatever a side path does, its scope doesn't end before the others have: its end says nothing of the whole. */
    private Set<Element> onMainWays(Element scope) {
        Set<Element> found = new HashSet<>();
        var waiting = new ArrayDeque<Element>();
        within(scope).stream()
                .filter(node ->
                        Bpmn.is(node, "startEvent") || (Bpmn.isEventSubProcess(node) && interrupts(entry(node))))
                .forEach(waiting::add);
        while (!waiting.isEmpty()) {
            Element element = waiting.remove();
            if (found.add(element)) {
                Stream.concat(outgoing(exit(element)).stream(), outgoing(entry(element)).stream())
                        .filter(edge -> edge.way() == Way.FLOW
                                || (edge.way() == Way.BOUNDARY
                                        && Bpmn.interrupts(edge.to().element())))
                        .forEach(edge -> waiting.add(edge.to().element()));
            }
        }
        return found;
    }

    private void end(Element scope) {
        Set<Element> onMainWays = onMainWays(scope);
        for (Element node : within(scope)) {
            Node exit = exit(node);
            boolean goesOn = outgoing(exit).stream().anyMatch(edge -> edge.way() == Way.FLOW);
            boolean fails = Bpmn.is(node, "endEvent")
                    && (Bpmn.eventDefinition(node, "errorEventDefinition").isPresent()
                            || Bpmn.eventDefinition(node, "cancelEventDefinition")
                                    .isPresent());
            if (!goesOn && !fails && onMainWays.contains(node)) {
                add(new Edge(exit, exit(scope), Way.END, null));
            }
        }
    }

    /** By the order in which a search in the depth is done with them, from the last to the first. */
    private void rank() {
        record Visit(Node node, Iterator<Node> on) {}
        Node start = entry(process);
        Set<Node> seen = new HashSet<>(Set.of(start));
        var visits = new ArrayDeque<Visit>(List.of(new Visit(start, onwards(start))));
        int last = nodes;
        while (!visits.isEmpty()) {
            Visit visit = visits.getLast();
            if (!visit.on().hasNext()) {
                ranks.put(visit.node(), last--);
                visits.removeLast();
                continue;
            }
            Node next = visit.on().next();
            if (seen.add(next)) {
                visits.addLast(new Visit(next, onwards(next)));
            }
        }
    }

    private Iterator<Node> onwards(Node node) {
        boolean entering = !node.leaving() && isScope(node.element());
        return Stream.concat(
                        outgoing(node).stream().map(Edge::to),
                        entering ? Stream.of(exit(node.element())) : Stream.empty())
                .iterator();
    }

    private void add(Edge edge) {
        outgoing.computeIfAbsent(edge.from(), node -> new ArrayList<>()).add(edge);
        incoming.computeIfAbsent(edge.to(), node -> new ArrayList<>()).add(edge);
    }

    /** Every scope is taken to be left once it is entered: whether it can be is another question. */
    private Set<Node> reached() {
        Set<Node> found = new HashSet<>();
        var waiting = new ArrayDeque<Node>(List.of(entry(process)));
        while (!waiting.isEmpty()) {
            Node node = waiting.remove();
            if (found.add(node)) {
                outgoing(node).stream().map(Edge::to).forEach(waiting::add);
                if (!node.leaving() && isScope(node.element())) {
                    waiting.add(exit(node.element()));
                }
            }
        }
        return found;
    }
}
