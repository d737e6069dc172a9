package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.ProcessGraph.Edge;
import io.millrace.platform.engine.check.ProcessGraph.Way;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Where a process chooses: which of the ways are taken, and whether one always is. */
final class Gateways {

    /** On a gateway: that an answer which no condition expects has to stop the process with an error. */
    static final String OTHERWISE = "otherwise";

    static final String STOP = "stop";

    private static final Pattern YES = Pattern.compile("[$#]\\{\\s*(\\w+)\\s*}");
    private static final Pattern NO = Pattern.compile("[$#]\\{\\s*(?:!|not\\s)\\s*(\\w+)\\s*}");
    private static final Pattern COMPARISON = Pattern.compile(
            "[$#]\\{\\s*(\\w+)\\s*(==|!=|<=|>=|<|>|\\beq\\b|\\bne\\b|\\ble\\b|\\bge\\b|\\blt\\b|\\bgt\\b)\\s*('[^']*'|\"[^\"]*\"|[\\w.-]+)\\s*}");
    private static final Map<String, String> SIGNS =
            Map.of("eq", "==", "ne", "!=", "le", "<=", "ge", ">=", "lt", "<", "gt", ">");
    private static final Map<String, String> OPPOSITES = Map.of("==", "!=", "<", ">=", ">", "<=");

    private record Condition(String variable, String sign, String value) {}

    private Gateways() {}

    static Optional<String> condition(Element flow) {
        return flow.child(Namespaces.BPMN, "conditionExpression")
                .map(Element::text)
                .filter(text -> !text.isEmpty());
    }

    static boolean isDefault(Element source, Element flow) {
        String chosen = source.attribute("default");
        return chosen != null && chosen.equals(flow.attribute("id"));
    }

    /** Whether every way that leads away from the element is taken. */
    static boolean takesAll(ProcessGraph graph, Element element) {
        if (Bpmn.isAny(element, Bpmn.GATEWAYS)) {
            return Bpmn.is(element, "parallelGateway");
        }
        return graph.flowsFrom(element).stream()
                .noneMatch(flow -> condition(flow).isPresent());
    }

    /** Whether who goes this way has been chosen to, by a condition or because no other one held. */
    static boolean isChoice(ProcessGraph graph, Edge edge) {
        Element flow = edge.flow();
        return edge.way() == Way.FLOW
                && flow != null
                && (condition(flow).isPresent() || isDefault(edge.from().element(), flow))
                && !Bpmn.is(edge.from().element(), "parallelGateway");
    }

    /** A gateway of which it isn't sure that one of its conditions holds. */
    static boolean mayStop(ProcessGraph graph, Element gateway, Known known) {
        List<Element> flows = graph.flowsFrom(gateway);
        boolean chooses = (Bpmn.is(gateway, "exclusiveGateway") || Bpmn.is(gateway, "inclusiveGateway"))
                && !flows.isEmpty()
                && flows.stream().allMatch(flow -> condition(flow).isPresent());
        return chooses
                && flows.stream().noneMatch(flow -> isDefault(gateway, flow))
                && Extensions.property(gateway, OTHERWISE).filter(STOP::equals).isEmpty()
                && !isExhaustive(flows, known);
    }

    private static boolean isExhaustive(List<Element> flows, Known known) {
        List<Condition> conditions = flows.stream()
                .flatMap(flow -> condition(flow).stream())
                .flatMap(text -> parse(text).stream())
                .toList();
        boolean opposites = conditions.stream()
                .anyMatch(one -> OPPOSITES.containsKey(one.sign())
                        && conditions.contains(new Condition(
                                one.variable(), Objects.requireNonNull(OPPOSITES.get(one.sign())), one.value())));
        return opposites
                || conditions.stream()
                        .map(Condition::variable)
                        .distinct()
                        .anyMatch(variable -> coversEveryAnswer(variable, conditions, known));
    }

    private static boolean coversEveryAnswer(String variable, List<Condition> conditions, Known known) {
        Value value = known.find(variable);
        if (value == null || !value.sure() || value.sources().isEmpty()) {
            return false;
        }
        Set<String> expected = new HashSet<>();
        conditions.stream()
                .filter(condition -> condition.variable().equals(variable))
                .filter(condition -> condition.sign().equals("=="))
                .forEach(condition -> expected.add(condition.value()));
        return value.sources().entrySet().stream().allMatch(source -> {
            Set<String> answers = source.getKey() == VariableType.BOOLEAN
                    ? Set.of("true", "false")
                    : source.getValue().answers();
            return !answers.isEmpty() && expected.containsAll(answers);
        });
    }

    private static Optional<Condition> parse(String text) {
        var yes = YES.matcher(text);
        if (yes.matches()) {
            return Optional.of(new Condition(yes.group(1), "==", "true"));
        }
        var no = NO.matcher(text);
        if (no.matches()) {
            return Optional.of(new Condition(no.group(1), "!=", "true"));
        }
        var comparison = COMPARISON.matcher(text);
        if (!comparison.matches()) {
            return Optional.empty();
        }
        String written = comparison.group(2);
        String value = comparison.group(3);
        boolean quoted = value.startsWith("'") || value.startsWith("\"");
        return Optional.of(new Condition(
                comparison.group(1),
                SIGNS.getOrDefault(written, written),
                quoted ? value.substring(1, value.length() - 1) : value));
    }

    /** The flows that don't say when they are taken, though there is a choice. */
    static Stream<Element> withoutCondition(ProcessGraph graph, Element gateway) {
        List<Element> flows = graph.flowsFrom(gateway);
        return flows.size() < 2
                ? Stream.empty()
                : flows.stream().filter(flow -> condition(flow).isEmpty() && !isDefault(gateway, flow));
    }
}
