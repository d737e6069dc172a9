package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.Need.Strength;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.ProcessGraph.Node;
import io.millrace.platform.engine.check.Value.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What each element of a process does to its variables: reads, sets, and keeps for itself. */
final class Steps {

    private static final Set<String> LOOP = Set.of("nrOfInstances", "nrOfActiveInstances", "nrOfCompletedInstances");
    private static final Set<String> NOT_EVALUATED =
            Set.of("delegateExpression", "class", "documentation", "incoming", "outgoing", "properties", "inputOutput");
    /** What the application makes known when somebody completes a task that decides. */
    private static final Set<String> DECISIONS = Set.of("APPROVE", "REJECT", "RETURN");

    private final ProcessGraph graph;
    private final Surroundings surroundings;
    private final Work work;
    private final Set<String> written = new HashSet<>();

    Steps(ProcessGraph graph, ProcessContract contract, Definitions definitions, CalledProcesses called) {
        this.graph = graph;
        this.surroundings = called.surroundings();
        this.work = new Work(this, contract, definitions, called);
    }

    /** Every variable that something in the process has been seen to set. */
    Set<String> written() {
        return written;
    }

    /**
     * What is known after the node.
     *
     * @param before what is known before it
     * @param around where a scope is left: what was known before it was entered
     */
    Known after(Node node, Known before, Known around, Need.Listener listener) {
        Element element = node.element();
        if (element == graph.process()) {
            return before;
        }
        if (node.leaving()) {
            return conditions(element, leave(element, around, before, listener), listener);
        }
        Known inside = enter(element, before, listener);
        if (graph.isScope(element)) {
            return inside;
        }
        return conditions(element, leave(element, before, work.done(element, inside, listener), listener), listener);
    }

    Known enter(Element element, Known before, Need.Listener listener) {
        Known inside = before;
        var loop = loop(element);
        if (loop.isPresent()) {
            inside = beginLoop(element, loop.get(), before, listener);
        }
        for (Element parameter : Extensions.inputParameters(element)) {
            inside = assign(element, parameter, inside, inside, listener);
        }
        return expressions(element, element, inside, listener);
    }

    private Known beginLoop(Element element, Element loop, Known before, Need.Listener listener) {
        Known inside = before;
        String collection = Extensions.attribute(loop, "collection");
        if (collection != null && !Expressions.isExpression(collection)) {
            String sentence = "%s is repeated for each of %s".formatted(Bpmn.called(element), collection);
            inside = read(element, new Need(collection, VariableType.ANY, Strength.FILLED, sentence), inside, listener);
        } else if (collection != null) {
            inside = evaluated(element, collection, inside, listener);
        }
        for (Element cardinality :
                loop.children(Namespaces.BPMN, "loopCardinality").toList()) {
            inside = evaluated(element, cardinality.text(), inside, listener);
        }
        for (String name : ownOf(loop)) {
            VariableType type =
                    name.equals("loopCounter") || LOOP.contains(name) ? VariableType.INTEGER : VariableType.ANY;
            inside = set(inside, name, Value.of(type, false, source(element)));
        }
        return inside;
    }

    private Known leave(Element element, Known around, Known inside, Need.Listener listener) {
        Set<String> own = new HashSet<>();
        Extensions.inputParameters(element).forEach(parameter -> own.add(parameter.attribute("name")));
        loop(element).ifPresent(loop -> own.addAll(ownOf(loop)));
        Known after = own.isEmpty() ? inside : inside.leaving(around, own);
        if (decides(element)) {
            after = set(
                    after,
                    "decision",
                    Value.of(VariableType.STRING, false, new Source(by(element), DECISIONS, order(element))));
            after = set(after, "decisionReason", Value.of(VariableType.STRING, true, source(element)));
            after = set(after, "decidedBy", Value.of(VariableType.STRING, false, source(element)));
        }
        if (loop(element).isPresent()) {
            Known counted = after;
            for (String name : LOOP) {
                counted = counted.set(name, Value.of(VariableType.INTEGER, false, source(element)));
            }
            for (Element until : loop(element)
                    .orElseThrow()
                    .children(Namespaces.BPMN, "completionCondition")
                    .toList()) {
                evaluated(element, until.text(), counted, listener);
            }
        }
        Known seen = inside;
        for (Element parameter : Extensions.outputParameters(element)) {
            String name = String.valueOf(parameter.attribute("name"));
            seen = assign(element, parameter, seen, seen, listener);
            Value value = seen.find(name);
            if (value != null) {
                after = after.set(name, value);
            }
        }
        return after;
    }

    /** The engine asks them when it leaves the element. */
    private Known conditions(Element element, Known known, Need.Listener listener) {
        Known after = known;
        for (Element flow : graph.flowsFrom(element)) {
            for (Element condition :
                    flow.children(Namespaces.BPMN, "conditionExpression").toList()) {
                after = evaluated(flow, condition.text(), after, listener);
            }
        }
        return after;
    }

    private Known assign(Element at, Element parameter, Known known, Known into, Need.Listener listener) {
        String name = String.valueOf(parameter.attribute("name"));
        if (!parameter.children().isEmpty()) {
            Known after = expressions(at, parameter, into, listener);
            return set(after, name, Value.of(VariableType.ANY, false, source(at)));
        }
        Known after = evaluated(at, parameter.text(), into, listener);
        return set(after, name, value(at, parameter.text(), known));
    }

    /** What an expression or a constant amounts to. */
    Value value(Element at, String text, Known known) {
        if (text.isEmpty()) {
            return Value.empty();
        }
        if (!Expressions.isExpression(text)) {
            return Value.of(VariableType.STRING, false, new Source(by(at), Set.of(text), order(at)));
        }
        Value passedOn = Expressions.bareName(text).map(known::find).orElse(null);
        return passedOn != null ? passedOn.sureIf(true) : Value.of(VariableType.ANY, false, source(at));
    }

    /** Reads whatever expressions stand in the element itself, not in what it contains. */
    private Known expressions(Element at, Element part, Known known, Need.Listener listener) {
        if (Bpmn.is(part, "condition")) {
            return awaited(at, part.text(), known, listener);
        }
        Known after = known;
        for (var attribute : part.attributes().entrySet()) {
            if (!NOT_EVALUATED.contains(attribute.getKey().getLocalPart())) {
                after = evaluated(at, attribute.getValue(), after, listener);
            }
        }
        after = evaluated(at, part.text(), after, listener);
        for (Element child : part.children()) {
            boolean readElsewhere = Bpmn.isFlowNode(child)
                    || Bpmn.is(child, "sequenceFlow")
                    || Bpmn.is(child, "multiInstanceLoopCharacteristics")
                    || Extensions.isMapping(child)
                    || NOT_EVALUATED.contains(child.localName());
            if (!readElsewhere) {
                after = expressions(at, child, after, listener);
            }
        }
        return after;
    }

    /** A conditional event takes what isn't there yet for a reason to wait. */
    private Known awaited(Element at, String text, Known known, Need.Listener listener) {
        for (String name : new TreeSet<>(Expressions.variables(text))) {
            String sentence = "%s waits for %s".formatted(Bpmn.called(at), name);
            listener.reads(at, new Need(name, VariableType.ANY, Strength.EXISTS, sentence), known);
        }
        return known;
    }

    /** After an expression was evaluated: it fails without the variables that it names. */
    Known evaluated(Element at, String text, Known known, Need.Listener listener) {
        if (!Expressions.isExpression(text)) {
            return known;
        }
        Known after = known;
        for (String name : new TreeSet<>(Expressions.variables(text))) {
            if (!surroundings.tasks().containsKey(name) && !Expressions.isEngineObject(name)) {
                String sentence = Bpmn.is(at, "sequenceFlow")
                        ? "The condition of %s reads %s".formatted(flow(at), name)
                        : "%s reads %s".formatted(Bpmn.called(at), name);
                after = read(at, new Need(name, VariableType.ANY, Strength.PRESENT, sentence), after, listener);
            }
        }
        return after;
    }

    Known read(Element at, Need need, Known known, Need.Listener listener) {
        listener.reads(at, need, known);
        return switch (need.strength()) {
            case OPTIONAL, EXISTS -> known;
            case PRESENT -> known.proven(need.variable(), false);
            case FILLED -> known.proven(need.variable(), true);
        };
    }

    Known set(Known known, String name, Value value) {
        written.add(name);
        return known.set(name, value);
    }

    Source source(Element element) {
        return new Source(by(element), Set.of(), order(element));
    }

    static String by(Element element) {
        return Bpmn.called(element);
    }

    int order(Element element) {
        return graph.entry(element).order();
    }

    static boolean decides(Element element) {
        return Bpmn.is(element, "userTask")
                && Extensions.property(element, "approval")
                        .filter("true"::equals)
                        .isPresent();
    }

    private String flow(Element flow) {
        String from = graph.sourceOf(flow).map(Bpmn::called).orElse("");
        return flow.attribute("name") == null ? "the flow from " + from : Bpmn.called(flow) + " from " + from;
    }

    private static Optional<Element> loop(Element element) {
        return element.child(Namespaces.BPMN, "multiInstanceLoopCharacteristics");
    }

    private static List<String> ownOf(Element loop) {
        return Stream.concat(
                        Stream.concat(Stream.of("loopCounter"), LOOP.stream().sorted()),
                        Stream.ofNullable(Extensions.attribute(loop, "elementVariable")))
                .toList();
    }
}
