package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;

/** What is wrong with a file of decisions: what stands in it, what it refers to, and whether its tables have answers. */
final class DecisionCheck {

    private static final Pattern NAME = Pattern.compile("[A-Za-z_]\\w*");
    private static final Set<String> HIT_POLICIES = Set.of("UNIQUE", "FIRST", "ANY", "RULE ORDER", "COLLECT");
    private static final Set<String> TOTALS = Set.of("SUM", "MIN", "MAX", "COUNT");

    private final ModelFile file;
    private final Surroundings surroundings;
    private final DecisionFeel feel;
    private final List<Finding> findings = new ArrayList<>();

    private DecisionCheck(ModelFile file, Surroundings surroundings) {
        this.file = file;
        this.surroundings = surroundings;
        this.feel = new DecisionFeel(file);
    }

    static List<Finding> check(ModelFile file, Element definitions, Surroundings surroundings) {
        if (!DecisionVocabulary.DMN.contains(definitions.namespace())
                || !definitions.localName().equals("definitions")) {
            return List.of(Finding.at(
                    file,
                    definitions,
                    DecisionRule.DMN_VERSION,
                    "The file is '%s' of '%s', which is no DMN that the engine reads."
                            .formatted(definitions.localName(), definitions.namespace())));
        }
        var check = new DecisionCheck(file, surroundings);
        check.findings.addAll(DecisionVocabulary.check(file, definitions));
        check.findings.addAll(DecisionReferences.check(file, definitions));
        definitions.children(definitions.namespace(), "decision").forEach(check::decision);
        check.findings.addAll(check.feel.findings());
        return check.findings;
    }

    private void decision(Element decision) {
        String dmn = decision.namespace();
        var tables = decision.children(dmn, "decisionTable").toList();
        var expressions = decision.children(dmn, "literalExpression").toList();
        if (tables.size() + expressions.size() != 1) {
            add(
                    decision,
                    DecisionRule.LOGIC_MISSING,
                    "The decision needs one table or one expression; it has %d."
                            .formatted(tables.size() + expressions.size()));
        }
        tables.forEach(this::table);
        expressions.forEach(expression -> expression(decision, expression));
    }

    private void expression(Element decision, Element expression) {
        FeelExpression read = feel.expression(expression, "the expression");
        if (DecisionFeel.text(expression).isEmpty()) {
            add(expression, DecisionRule.LOGIC_MISSING, "The expression is empty.");
        }
        var variable = decision.child(decision.namespace(), "variable");
        String name = variable.map(output -> output.attribute("name")).orElse("");
        if (!NAME.matcher(name).matches()) {
            add(decision, DecisionRule.OUTPUT_NAME, "The decision's variable has no name that can be read.");
        }
        type(
                variable.orElse(decision),
                variable.map(output -> output.attribute("typeRef")).orElse(""),
                "the variable");
        if (read != null) {
            findings.addAll(DecisionValues.check(file, expression, name, read, surroundings.capabilities()));
        }
    }

    private void table(Element element) {
        var table = DecisionTable.read(element, feel);
        hitPolicy(table);
        table.inputs().forEach(this::input);
        Set<String> names = new HashSet<>();
        table.outputs().forEach(output -> {
            if (!NAME.matcher(output.variable()).matches() || !names.add(output.variable())) {
                add(
                        output.element(),
                        DecisionRule.OUTPUT_NAME,
                        "'%s' is no name for an output, or stands there twice.".formatted(output.variable()));
            }
            type(output.element(), output.type(), "the output '%s'".formatted(output.label()));
        });
        if (table.rows().isEmpty() || table.outputs().isEmpty()) {
            add(element, DecisionRule.LOGIC_MISSING, "The table has no rules or no outputs.");
        }
        table.rows().forEach(row -> {
            if (row.inputs().size() != table.inputs().size()
                    || row.outputs().size() != table.outputs().size()) {
                add(
                        row.element(),
                        DecisionRule.ROW_LENGTH,
                        "%s has %d input and %d output cells; the table has %d and %d columns."
                                .formatted(
                                        row.label(),
                                        row.inputs().size(),
                                        row.outputs().size(),
                                        table.inputs().size(),
                                        table.outputs().size()));
            }
        });
        findings.addAll(DecisionValues.check(file, table, surroundings.capabilities()));
        findings.addAll(TableCoverage.check(file, table));
    }

    private void hitPolicy(DecisionTable table) {
        String aggregation = Objects.requireNonNullElse(table.element().attribute("aggregation"), "");
        if (!HIT_POLICIES.contains(table.hitPolicy())) {
            add(
                    table.element(),
                    DecisionRule.HIT_POLICY_UNKNOWN,
                    "'%s' is no hit policy of the engine.".formatted(table.hitPolicy()));
        } else if (!aggregation.isEmpty()
                && !(table.hitPolicy().equals("COLLECT")
                        && TOTALS.contains(aggregation)
                        && table.outputs().size() == 1)) {
            add(
                    table.element(),
                    DecisionRule.HIT_POLICY_UNKNOWN,
                    "'%s' with %s and %d outputs is no total that the engine makes."
                            .formatted(
                                    aggregation,
                                    table.hitPolicy(),
                                    table.outputs().size()));
        }
    }

    private void input(DecisionTable.Column input) {
        String dmn = input.element().namespace();
        if (input.element()
                .child(dmn, "inputExpression")
                .map(DecisionFeel::text)
                .orElse("")
                .isEmpty()) {
            add(
                    input.element(),
                    DecisionRule.INPUT_WITHOUT_EXPRESSION,
                    "The column '%s' looks at nothing.".formatted(input.label()));
        }
        if (!NAME.matcher(input.variable()).matches()) {
            add(
                    input.element(),
                    DecisionRule.INPUT_VARIABLE,
                    "'%s' is no name that FEEL can read.".formatted(input.variable()));
        }
        type(input.element(), input.type(), "the column '%s'".formatted(input.label()));
    }

    private void type(Element element, String type, String what) {
        if (!DecisionTypes.isKnown(type)) {
            String said = type.isEmpty() ? "no type" : "the type '%s', which is none".formatted(type);
            add(element, DecisionRule.TYPE_MISSING, "%s has %s.".formatted(capitalized(what), said));
        }
    }

    private static String capitalized(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }

    private void add(Element element, Rule rule, String explanation) {
        findings.add(Finding.at(file, element, rule, explanation));
    }
}
