package io.millrace.platform.engine.check;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A decision table as its owner reads it: what stands in its columns and cells, as text.
 *
 * @param decisions the ids of all decisions of the file
 */
public record DecisionSheet(
        Place place,
        Set<String> decisions,
        String hitPolicy,
        List<Column> inputs,
        List<Column> outputs,
        List<Row> rows) {

    /**
     * Where something stands.
     *
     * @param elementId empty where it has none
     * @param line from 1
     */
    public record Place(String elementId, int line) {}

    /**
     * @param label what a reader calls it
     * @param looksAt the variables that an input looks at; none for an output
     * @param name of an output
     * @param type as the engine names it
     */
    public record Column(Place place, String label, Set<String> looksAt, String name, String type) {}

    /**
     * @param number as the Modeler shows it, from 1
     * @param conditions the cells of the inputs, in the order of the columns; empty where any value will do
     * @param answers the cells of the outputs by the outputs' names, as FEEL
     */
    public record Row(
            Place place, int number, String description, List<String> conditions, Map<String, String> answers) {}

    /** Empty where the file can't be read, or has no table of this id. */
    public static Optional<DecisionSheet> read(ModelFile file, String key) {
        Element definitions;
        try {
            definitions = ElementReader.read(file.content());
        } catch (ElementReader.Unreadable e) {
            return Optional.empty();
        }
        String dmn = definitions.namespace();
        List<Element> decisions = definitions.children(dmn, "decision").toList();
        Set<String> ids = decisions.stream().map(decision -> id(decision)).collect(Collectors.toUnmodifiableSet());
        return decisions.stream()
                .filter(decision -> id(decision).equals(key))
                .findFirst()
                .flatMap(decision -> decision.child(dmn, "decisionTable"))
                .map(table -> of(DecisionTable.read(table, new DecisionFeel(file)), ids));
    }

    private static DecisionSheet of(DecisionTable table, Set<String> decisions) {
        return new DecisionSheet(
                place(table.element()),
                decisions,
                table.hitPolicy(),
                table.inputs().stream().map(DecisionSheet::column).toList(),
                table.outputs().stream().map(DecisionSheet::column).toList(),
                table.rows().stream().map(row -> row(row, table)).toList());
    }

    private static Column column(DecisionTable.Column column) {
        FeelExpression expression = column.expression();
        return new Column(
                place(column.element()),
                column.label(),
                expression == null ? Set.of() : Set.copyOf(expression.variables()),
                column.variable(),
                column.type());
    }

    private static Row row(DecisionTable.Row row, DecisionTable table) {
        List<DecisionTable.Cell> cells = row.outputs();
        return new Row(
                place(row.element()),
                row.number(),
                row.element()
                        .child(row.element().namespace(), "description")
                        .map(Element::text)
                        .orElse(""),
                row.inputs().stream().map(DecisionTable.Cell::text).toList(),
                IntStream.range(0, Math.min(cells.size(), table.outputs().size()))
                        .boxed()
                        .collect(Collectors.toMap(
                                i -> table.outputs().get(i).variable(),
                                i -> cells.get(i).text(),
                                (one, other) -> one)));
    }

    private static Place place(Element element) {
        return new Place(id(element), element.line());
    }

    private static String id(Element element) {
        return Objects.requireNonNullElse(element.attribute("id"), "");
    }
}
