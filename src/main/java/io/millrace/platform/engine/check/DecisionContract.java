package io.millrace.platform.engine.check;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a decision reads and what it answers, as far as its file can be read.
 *
 * @param inputs variables that have to be there, if only as null, when it is asked, those of the decisions that it builds
 *     on included; Object where the type is not stated
 * @param outputs by their names; each may be null
 * @param answersOnce whether there is one answer at most; otherwise a list of them
 */
record DecisionContract(Map<String, Class<?>> inputs, Map<String, Class<?>> outputs, boolean answersOnce) {

    private static final Set<String> SEVERAL_ANSWERS = Set.of("COLLECT", "RULE ORDER", "OUTPUT ORDER");

    /** Empty where the file has no such decision. */
    static Optional<DecisionContract> of(Element definitions, String key) {
        Map<String, Element> decisions = new LinkedHashMap<>();
        definitions.children(definitions.namespace(), "decision").forEach(decision -> {
            String id = decision.attribute("id");
            if (id != null) {
                decisions.put(id, decision);
            }
        });
        var feel = new DecisionFeel(new ModelFile("", new byte[0]));
        return Optional.ofNullable(decisions.get(key)).map(decision -> of(decision, decisions, feel, new HashSet<>()));
    }

    private static DecisionContract of(
            Element decision, Map<String, Element> decisions, DecisionFeel feel, Set<Element> path) {
        path.add(decision);
        Map<String, Class<?>> inputs = new LinkedHashMap<>();
        Map<String, Class<?>> outputs = new LinkedHashMap<>();
        String dmn = decision.namespace();
        var table = decision.child(dmn, "decisionTable").map(element -> DecisionTable.read(element, feel));
        table.ifPresentOrElse(
                read -> {
                    read(read, inputs);
                    read.outputs().forEach(output -> outputs.put(output.variable(), type(output.type())));
                },
                () -> {
                    decision.child(dmn, "literalExpression")
                            .ifPresent(expression -> need(inputs, feel.expression(expression, ""), Set.of()));
                    decision.child(dmn, "variable")
                            .ifPresent(variable -> outputs.put(
                                    Objects.requireNonNullElse(variable.attribute("name"), ""),
                                    type(Objects.requireNonNullElse(variable.attribute("typeRef"), ""))));
                });
        for (String id : DecisionReferences.required(decision)) {
            Element required = decisions.get(id);
            if (required != null && !path.contains(required) && path.size() <= DecisionReferences.MAX_DECISIONS) {
                DecisionContract before = of(required, decisions, feel, path);
                inputs.keySet().removeAll(before.outputs().keySet());
                before.inputs().forEach(inputs::putIfAbsent);
            }
        }
        boolean answersOnce = table.map(read -> !SEVERAL_ANSWERS.contains(read.hitPolicy())
                        || read.element().attribute("aggregation") != null)
                .orElse(true);
        return new DecisionContract(inputs, outputs, answersOnce);
    }

    private static void read(DecisionTable table, Map<String, Class<?>> inputs) {
        for (int i = 0; i < table.inputs().size(); i++) {
            int column = i;
            DecisionTable.Column input = table.inputs().get(i);
            FeelExpression expression = input.expression();
            if (expression != null) {
                boolean plain = DecisionFeel.text(input.element()
                                .child(input.element().namespace(), "inputExpression")
                                .orElseThrow())
                        .matches("\\w+");
                expression.variables().forEach(name -> inputs.put(name, plain ? type(input.type()) : Object.class));
            }
            // In its cells the value goes by the input variable; the engine's own name for it works as well.
            Set<String> own = Set.of(input.variable(), "inputVariableName");
            table.rows().stream()
                    .filter(row -> column < row.inputs().size())
                    .forEach(row -> need(inputs, row.inputs().get(column).feel(), own));
        }
        table.rows().stream()
                .flatMap(row -> row.outputs().stream())
                .forEach(cell -> need(inputs, cell.feel(), Set.of()));
    }

    private static void need(Map<String, Class<?>> inputs, @Nullable FeelExpression feel, Set<String> known) {
        if (feel != null) {
            feel.variables().stream()
                    .filter(name -> !known.contains(name))
                    .forEach(name -> inputs.putIfAbsent(name, Object.class));
        }
    }

    private static Class<?> type(String type) {
        return DecisionTypes.variable(type);
    }
}
