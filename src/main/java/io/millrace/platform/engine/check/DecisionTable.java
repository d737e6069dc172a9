package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A decision table as it is read, with whatever could not be read left out.
 *
 * @param hitPolicy as it is stated; UNIQUE where it is not, as DMN says and as editors therefore leave it out
 */
record DecisionTable(Element element, String hitPolicy, List<Column> inputs, List<Column> outputs, List<Row> rows) {

    /**
     * @param label what a reader calls the column
     * @param type as the engine names it; empty where there is none
     * @param variable the name under which cells see an input's value; the name of an output
     * @param expression what an input looks at; null for outputs
     * @param allowed the stated values
     */
    record Column(
            Element element,
            String label,
            String type,
            String variable,
            @Nullable FeelExpression expression,
            @Nullable FeelExpression allowed) {}

    /** @param number as the Modeler shows it, from 1 */
    record Row(Element element, int number, List<Cell> inputs, List<Cell> outputs) {
        String label() {
            String id = element.attribute("id");
            return id == null ? "rule " + number : "rule %d (%s)".formatted(number, id);
        }
    }

    /**
     * @param text empty where the cell says nothing
     * @param feel null where it says nothing, or nothing that can be read
     */
    record Cell(Element element, String text, @Nullable FeelExpression feel) {}

    static DecisionTable read(Element table, DecisionFeel feel) {
        String dmn = table.namespace();
        List<Column> inputs =
                table.children(dmn, "input").map(input -> input(input, feel)).toList();
        List<Column> outputs = table.children(dmn, "output")
                .map(output -> output(output, feel))
                .toList();
        List<Row> rows = new ArrayList<>();
        for (Element rule : table.children(dmn, "rule").toList()) {
            var row = new Row(rule, rows.size() + 1, new ArrayList<>(), new ArrayList<>());
            rule.children(dmn, "inputEntry").forEach(cell -> {
                String where = where(row, inputs, row.inputs().size());
                row.inputs().add(new Cell(cell, DecisionFeel.text(cell), feel.unaryTests(cell, where)));
            });
            rule.children(dmn, "outputEntry").forEach(cell -> {
                String where = where(row, outputs, row.outputs().size());
                row.outputs().add(new Cell(cell, DecisionFeel.text(cell), feel.expression(cell, where)));
            });
            rows.add(row);
        }
        return new DecisionTable(
                table, Objects.requireNonNullElse(table.attribute("hitPolicy"), "UNIQUE"), inputs, outputs, rows);
    }

    private static Column input(Element input, DecisionFeel feel) {
        String label = label(input, "inputExpression");
        String variable = input.attribute(DecisionVocabulary.CAMUNDA, "inputVariable");
        var expression = input.child(input.namespace(), "inputExpression");
        return new Column(
                input,
                label,
                expression.map(looksAt -> looksAt.attribute("typeRef")).orElse(""),
                // The engine's name for it where the designer gives none.
                variable == null ? "cellInput" : variable,
                expression
                        .map(looksAt -> feel.expression(looksAt, "column '%s'".formatted(label)))
                        .orElse(null),
                allowed(input, "inputValues", label, feel));
    }

    private static Column output(Element output, DecisionFeel feel) {
        String name = Objects.requireNonNullElse(output.attribute("name"), "");
        String label = label(output, "output");
        return new Column(
                output,
                label,
                Objects.requireNonNullElse(output.attribute("typeRef"), ""),
                name,
                null,
                allowed(output, "outputValues", label, feel));
    }

    private static @Nullable FeelExpression allowed(Element column, String values, String label, DecisionFeel feel) {
        return column.child(column.namespace(), values)
                .map(allowed -> feel.unaryTests(allowed, "allowed values of '%s'".formatted(label)))
                .orElse(null);
    }

    private static String label(Element column, String expression) {
        String label = column.attribute("label");
        if (label != null && !label.isBlank()) {
            return label;
        }
        String name = column.attribute("name");
        if (name != null && !name.isBlank()) {
            return name;
        }
        return column.child(column.namespace(), expression)
                .map(DecisionFeel::text)
                .filter(text -> !text.isEmpty())
                .orElse("without a name");
    }

    private static String where(Row row, List<Column> columns, int index) {
        String column = index < columns.size() ? columns.get(index).label() : "beyond the last";
        return "%s, column '%s'".formatted(row.label(), column);
    }
}
