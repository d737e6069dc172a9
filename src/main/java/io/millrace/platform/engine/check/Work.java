package io.millrace.platform.engine.check;

import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.engine.check.Need.Strength;
import io.millrace.platform.engine.check.ProcessContract.Variable;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.engine.check.Value.Source;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What activities and events do to variables between their beginning and their end, each kind in its own way. */
final class Work {

    private static final Set<String> OF_THE_INSTANCE = Set.of("businessKey", "processInstanceId");
    static final String START = "the start of the process";
    private static final String OUTPUT = "output.";

    private final Steps steps;
    private final ProcessContract contract;
    private final Definitions definitions;
    private final CalledProcesses called;
    private final Calls calls;
    private final Map<String, List<FormAnswer>> forms = new HashMap<>();
    private final Map<String, Optional<DecisionContract>> decisions = new HashMap<>();

    Work(Steps steps, ProcessContract contract, Definitions definitions, CalledProcesses called) {
        this.steps = steps;
        this.contract = contract;
        this.definitions = definitions;
        this.called = called;
        this.calls = new Calls(steps, called);
    }

    Known done(Element element, Known before, Need.Listener listener) {
        Known after =
                bean(element).map(task -> run(element, task, before, listener)).orElse(before);
        after = messages(element, after, listener);
        after = declared(element, after);
        return switch (element.localName()) {
            case "startEvent" -> caught(element, form(element, started(element, after)));
            case "boundaryEvent" -> caught(element, after);
            case "userTask" -> form(element, segregated(element, after, listener));
            case "businessRuleTask" -> decided(element, after, listener);
            case "callActivity" -> calls.called(element, after, listener);
            case "serviceTask", "sendTask", "scriptTask" -> result(element, after, VariableType.ANY);
            default -> after;
        };
    }

    private Optional<TaskContract<?, ?>> bean(Element element) {
        return Extensions.bean(element)
                .or(() ->
                        Bpmn.eventDefinition(element, "messageEventDefinition").flatMap(Extensions::bean))
                .flatMap(bean ->
                        Optional.ofNullable(called.surroundings().tasks().get(bean)));
    }

    private Known run(Element element, TaskContract<?, ?> task, Known before, Need.Listener listener) {
        Known after = before;
        for (Variable input : variables(task.input())) {
            if (!OF_THE_INSTANCE.contains(input.name())) {
                var strength = input.optional() ? Strength.OPTIONAL : Strength.FILLED;
                String sentence = "%s %s %s (%s)"
                        .formatted(
                                Bpmn.called(element),
                                input.optional() ? "could take" : "needs",
                                input.name(),
                                input.type());
                after = steps.read(element, new Need(input.name(), input.type(), strength, sentence), after, listener);
            }
        }
        return set(element, after, variables(task.output()));
    }

    private Known set(Element element, Known before, List<Variable> variables) {
        Known after = before;
        for (Variable variable : variables) {
            after = steps.set(
                    after, variable.name(), Value.of(variable.type(), variable.optional(), steps.source(element)));
        }
        return after;
    }

    private static List<Variable> variables(Class<? extends Record> contract) {
        return Arrays.stream(contract.getRecordComponents()).map(Work::variable).toList();
    }

    private static Variable variable(RecordComponent component) {
        return new Variable(
                component.getName(),
                VariableType.of(component.getType()),
                component.getAnnotatedType().isAnnotationPresent(Nullable.class));
    }

    /** Only what is started by hand brings what the process declares; messages have variables of their own. */
    private Known started(Element start, Known before) {
        boolean ofProcess =
                start.parent().filter(around -> Bpmn.is(around, "process")).isPresent();
        if (!ofProcess || Bpmn.eventDefinitions(start).findAny().isPresent()) {
            return before;
        }
        Known after = before;
        String initiator = Extensions.attribute(start, "initiator");
        if (initiator != null) {
            after = steps.set(after, initiator, Value.of(VariableType.STRING, false, steps.source(start)));
        }
        for (Variable input : contract.inputs()) {
            var source = new Source(START, Set.of(), steps.order(start));
            after = steps.set(
                    after,
                    input.name(),
                    Value.of(input.type(), input.optional(), source).sureIf(!input.optional()));
        }
        return after;
    }

    private Known messages(Element element, Known before, Need.Listener listener) {
        if (Bpmn.is(element, "endEvent") || Bpmn.is(element, "intermediateThrowEvent")) {
            return before;
        }
        Known after = before;
        for (Element message : definitions.messagesOf(element)) {
            String name = Objects.requireNonNullElse(message.attribute("name"), "");
            after = set(element, steps.evaluated(element, name, after, listener), contract.broughtBy(name));
        }
        return after;
    }

    /** What a worker outside of the application leaves, which only the model can say. */
    private Known declared(Element element, Known before) {
        Known after = before;
        for (var property : Extensions.properties(element).entrySet()) {
            if (property.getKey().startsWith(OUTPUT)) {
                var variable =
                        ProcessContract.variable(property.getKey().substring(OUTPUT.length()), property.getValue());
                after = set(element, after, variable.stream().toList());
            }
        }
        return after;
    }

    private Known caught(Element event, Known before) {
        Known after = before;
        for (Element definition : Bpmn.eventDefinitions(event).toList()) {
            for (String attribute : List.of("errorCodeVariable", "errorMessageVariable", "escalationCodeVariable")) {
                String variable = Extensions.attribute(definition, attribute);
                if (variable != null) {
                    boolean nullable = attribute.equals("errorMessageVariable");
                    after = steps.set(after, variable, Value.of(VariableType.STRING, nullable, steps.source(event)));
                }
            }
        }
        return after;
    }

    private Known segregated(Element task, Known before, Need.Listener listener) {
        for (String variable :
                Extensions.property(task, "segregateFrom").orElse("").split(",")) {
            if (!variable.isBlank()) {
                String sentence = "%s is kept from whoever %s names".formatted(Bpmn.called(task), variable.strip());
                var need = new Need(variable.strip(), VariableType.STRING, Strength.EXISTS, sentence);
                listener.reads(task, need, before);
            }
        }
        return before;
    }

    private Known form(Element element, Known before) {
        Known after = before;
        String key = Extensions.attribute(element, "formRef");
        if (key == null) {
            return before;
        }
        var answers = forms.computeIfAbsent(
                key, id -> called.surroundings().form(id).map(FormAnswer::of).orElse(List.of()));
        for (FormAnswer answer : answers) {
            var source = new Source("the form of " + Steps.by(element), answer.answers(), steps.order(element));
            boolean nullable = !answer.required() || answer.conditional();
            after = steps.set(
                    after,
                    answer.name(),
                    Value.of(answer.type(), nullable, source).sureIf(!answer.conditional()));
        }
        return after;
    }

    private Known decided(Element task, Known before, Need.Listener listener) {
        String key = Extensions.attribute(task, "decisionRef");
        if (key == null) {
            return before;
        }
        Optional<DecisionContract> decision = decisions.computeIfAbsent(key, this::contractOf);
        Known after = before;
        for (var input : decision.map(DecisionContract::inputs).orElse(Map.of()).entrySet()) {
            String sentence =
                    "%s asks the decision '%s', which needs %s".formatted(Bpmn.called(task), key, input.getKey());
            var need = new Need(input.getKey(), typeFor(input.getValue()), Strength.PRESENT, sentence);
            after = steps.read(task, need, after, listener);
        }
        boolean one = "singleEntry".equals(Extensions.attribute(task, "mapDecisionResult"));
        VariableType type = decision.filter(
                        contract -> one && contract.outputs().size() == 1)
                .map(contract ->
                        VariableType.of(contract.outputs().values().iterator().next()))
                .orElse(VariableType.ANY);
        return result(task, after, type);
    }

    /** A decision takes one kind of number for another, and anything for a text. */
    private static VariableType typeFor(Class<?> input) {
        return switch (VariableType.of(input)) {
            case INTEGER, LONG, DOUBLE -> VariableType.DOUBLE;
            case BOOLEAN -> VariableType.BOOLEAN;
            default -> VariableType.ANY;
        };
    }

    private Optional<DecisionContract> contractOf(String key) {
        try {
            return called.surroundings()
                    .decision(key)
                    .flatMap(file -> DecisionContract.of(ElementReader.read(file.content()), key));
        } catch (ElementReader.Unreadable e) {
            return Optional.empty();
        }
    }

    private Known result(Element element, Known before, VariableType type) {
        String variable = Extensions.attribute(element, "resultVariable");
        return variable == null ? before : steps.set(before, variable, Value.of(type, false, steps.source(element)));
    }
}
