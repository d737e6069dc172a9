package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.DecisionTable.Cell;
import io.millrace.platform.engine.check.DecisionTable.Column;
import io.millrace.platform.engine.check.DecisionTable.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.camunda.feel.syntaxtree.ConstList;
import org.jspecify.annotations.Nullable;

/** That the values in a table's cells are of their columns' types, and among those that are stated. */
final class DecisionValues {

    private static final String CAPABILITY = "capability";

    private final ModelFile file;
    private final Set<String> capabilities;
    private final List<Finding> findings = new ArrayList<>();

    private DecisionValues(ModelFile file, Set<String> capabilities) {
        this.file = file;
        this.capabilities = capabilities;
    }

    static List<Finding> check(ModelFile file, DecisionTable table, Set<String> capabilities) {
        var check = new DecisionValues(file, capabilities);
        for (Row row : table.rows()) {
            for (int i = 0; i < Math.min(table.inputs().size(), row.inputs().size()); i++) {
                check.input(row, table.inputs().get(i), row.inputs().get(i));
            }
            for (int i = 0; i < Math.min(table.outputs().size(), row.outputs().size()); i++) {
                check.output(row, table.outputs().get(i), row.outputs().get(i));
            }
        }
        return check.findings;
    }

    /** The answer of a decision without a table. */
    static List<Finding> check(
            ModelFile file, Element expression, String name, FeelExpression feel, Set<String> capabilities) {
        var check = new DecisionValues(file, capabilities);
        if (name.equals(CAPABILITY)) {
            check.capability(expression, "the expression", feel);
        }
        return check.findings;
    }

    private void input(Row row, Column column, Cell cell) {
        Optional<CellCondition> test = Optional.ofNullable(cell.feel()).flatMap(CellCondition::of);
        Optional<CellCondition> allowed = Optional.ofNullable(column.allowed()).flatMap(CellCondition::of);
        for (Object value : test.map(CellCondition::named).orElse(Set.of())) {
            String where = where(row, column);
            if (!DecisionTypes.fits(value, column.type())) {
                add(cell.element(), DecisionRule.VALUE_OF_OTHER_TYPE, otherType(where, value, column));
            } else if (value instanceof String
                    && allowed.filter(only -> !only.matches(value)).isPresent()) {
                add(cell.element(), DecisionRule.VALUE_NOT_ALLOWED, notAllowed(where, value));
            }
        }
    }

    private void output(Row row, Column column, Cell cell) {
        FeelExpression feel = cell.feel();
        if (feel == null) {
            return;
        }
        String where = where(row, column);
        if (column.variable().equals(CAPABILITY)) {
            capability(cell.element(), where, feel);
        }
        Optional<Object> literal = FeelLiteral.of(feel.tree());
        if (feel.tree() instanceof ConstList && DecisionTypes.isKnown(column.type())) {
            add(cell.element(), DecisionRule.VALUE_OF_OTHER_TYPE, otherType(where, "a list", column));
        }
        literal.ifPresent(value -> {
            Optional<CellCondition> allowed =
                    Optional.ofNullable(column.allowed()).flatMap(CellCondition::of);
            if (!DecisionTypes.fits(value, column.type())) {
                add(cell.element(), DecisionRule.VALUE_OF_OTHER_TYPE, otherType(where, value, column));
            } else if (allowed.filter(only -> !only.matches(value)).isPresent()) {
                add(cell.element(), DecisionRule.VALUE_NOT_ALLOWED, notAllowed(where, value));
            }
        });
    }

    private void capability(Element element, String where, FeelExpression feel) {
        @Nullable Object named = FeelLiteral.of(feel.tree()).orElse(null);
        if (!(named instanceof String name && capabilities.contains(name)) && !FeelLiteral.isNull(feel.tree())) {
            add(
                    element,
                    DecisionRule.CAPABILITY_OF_DECISION,
                    "%s: %s is no capability that is written out and known."
                            .formatted(where, named == null ? "the expression" : "'" + named + "'"));
        }
    }

    private void add(Element element, Rule rule, String explanation) {
        findings.add(Finding.at(file, element, rule, explanation));
    }

    private static String where(Row row, Column column) {
        return "%s, column '%s'".formatted(row.label(), column.label());
    }

    private static String otherType(String where, Object value, Column column) {
        return "%s: '%s' does not fit the type %s.".formatted(where, value, column.type());
    }

    private static String notAllowed(String where, Object value) {
        return "%s: '%s' is not among the allowed values.".formatted(where, value);
    }
}
