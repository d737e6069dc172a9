package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.CalledProcesses.Called;
import io.millrace.platform.engine.check.Need.Strength;
import io.millrace.platform.engine.check.ProcessContract.Variable;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What goes into a called process and comes back from it. */
final class Calls {

    private final Steps steps;
    private final CalledProcesses processes;

    Calls(Steps steps, CalledProcesses processes) {
        this.steps = steps;
        this.processes = processes;
    }

    Known called(Element call, Known before, Need.Listener listener) {
        String key = call.attribute("calledElement");
        Called process = key == null || Expressions.isExpression(key)
                ? null
                : processes.find(key).orElse(null);
        Known after = before;
        Set<String> handedOver = new HashSet<>();
        for (Element in : Extensions.elements(call, "in").toList()) {
            String businessKey = in.attribute("businessKey");
            if (businessKey != null) {
                handedOver.add("businessKey");
                after = steps.evaluated(call, businessKey, after, listener);
            } else if ("all".equals(in.attribute("variables"))) {
                handedOver.addAll(before.variables().keySet());
            } else {
                after = handOver(call, in, process, after, listener);
                handedOver.add(String.valueOf(in.attribute("target")));
            }
        }
        if (process != null) {
            complain(call, process, handedOver, listener);
        }
        for (Element out : Extensions.elements(call, "out").toList()) {
            after = takeBack(call, out, process, after, listener);
        }
        return after;
    }

    private Known handOver(Element call, Element in, @Nullable Called process, Known before, Need.Listener listener) {
        String target = String.valueOf(in.attribute("target"));
        Optional<Variable> wanted =
                Optional.ofNullable(process).flatMap(one -> one.contract().input(target));
        String source = in.attribute("source");
        if (source != null) {
            Strength strength =
                    wanted.filter(input -> !input.optional()).isPresent() ? Strength.FILLED : Strength.EXISTS;
            VariableType type = wanted.map(Variable::type).orElse(VariableType.ANY);
            String sentence = "%s hands over %s%s"
                    .formatted(
                            Bpmn.called(call),
                            source,
                            wanted.map(input -> " as %s (%s)".formatted(input.name(), input.type()))
                                    .orElse(""));
            return steps.read(call, new Need(source, type, strength, sentence), before, listener);
        }
        String expression = in.attribute("sourceExpression");
        if (expression == null) {
            return before;
        }
        Known after = steps.evaluated(call, expression, before, listener);
        wanted.ifPresent(input -> {
            String sentence =
                    "%s hands over %s as %s (%s)".formatted(Bpmn.called(call), expression, input.name(), input.type());
            Known evaluated = after.set(expression, steps.value(call, expression, after));
            listener.reads(call, new Need(expression, input.type(), Strength.PRESENT, sentence), evaluated);
        });
        return after;
    }

    private static void complain(Element call, Called process, Set<String> handedOver, Need.Listener listener) {
        var contract = process.contract();
        String called = "'%s'".formatted(contract.name() == null ? contract.key() : contract.name());
        for (Variable input : contract.inputs()) {
            if (!input.optional() && !handedOver.contains(input.name())) {
                listener.breaks(
                        call,
                        FlowRule.CALL_INPUT_MISSING,
                        "%s calls %s, which needs %s (%s), but doesn't hand it over."
                                .formatted(Bpmn.called(call), called, input.name(), input.type()));
            }
        }
        if (process.needsBusinessKey() && !handedOver.contains("businessKey")) {
            listener.breaks(
                    call,
                    FlowRule.CALL_WITHOUT_BUSINESS_KEY,
                    "%s calls %s, whose tasks ask what they are about, but hands over no business key."
                            .formatted(Bpmn.called(call), called));
        }
        List<String> declared = contract.inputs().stream().map(Variable::name).toList();
        for (Element in : Extensions.elements(call, "in").toList()) {
            String target = in.attribute("target");
            if (target != null && !declared.contains(target)) {
                listener.breaks(
                        call,
                        FlowRule.CALL_INPUT_UNKNOWN,
                        "%s hands over %s, which %s doesn't declare as an input.%s"
                                .formatted(Bpmn.called(call), target, called, Suggestion.near(target, declared)));
            }
        }
    }

    private Known takeBack(Element call, Element out, @Nullable Called process, Known before, Need.Listener listener) {
        List<Variable> results =
                process == null ? List.of() : process.contract().results();
        Known after = before;
        if ("all".equals(out.attribute("variables"))) {
            for (Variable result : results) {
                after = steps.set(after, result.name(), value(call, result));
            }
            return after;
        }
        String target = out.attribute("target");
        if (target == null) {
            return before;
        }
        String source = out.attribute("source");
        Optional<Variable> result = results.stream()
                .filter(variable -> variable.name().equals(source))
                .findFirst();
        if (source != null && process != null && process.resultsKnown() && result.isEmpty()) {
            String called = Optional.ofNullable(process.contract().name())
                    .orElse(process.contract().key());
            listener.breaks(
                    call,
                    FlowRule.CALL_OUTPUT_UNKNOWN,
                    "%s takes %s back from '%s', which never sets it.%s"
                            .formatted(
                                    Bpmn.called(call),
                                    source,
                                    called,
                                    Suggestion.near(
                                            source,
                                            results.stream().map(Variable::name).toList())));
        }
        return steps.set(
                after,
                target,
                result.map(variable -> value(call, variable))
                        .orElseGet(() -> Value.of(VariableType.ANY, false, steps.source(call))));
    }

    private Value value(Element call, Variable result) {
        return Value.of(result.type(), result.optional(), steps.source(call));
    }
}
