package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.DecisionTable.Cell;
import io.millrace.platform.engine.check.DecisionTable.Column;
import io.millrace.platform.engine.check.DecisionTable.Row;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.IntStream;

/**
 * Whether a table has one answer for every combination of values. Says only what is certain: a cell that depends on more
 * than its column's value may match anything and nothing, and columns that look at the same variable are not compared.
 */
final class TableCoverage {

    static final int MAX_RULES = 2000;
    /** Of one kind, for one table; who mends these sees the next ones. */
    private static final int MAX_FINDINGS = 10;

    private static final long MAX_WORK = 5_000_000;

    private final ModelFile file;
    private final DecisionTable table;
    private final List<ColumnValues> columns = new ArrayList<>();
    private final List<Finding> findings = new ArrayList<>();

    private TableCoverage(ModelFile file, DecisionTable table) {
        this.file = file;
        this.table = table;
    }

    static List<Finding> check(ModelFile file, DecisionTable table) {
        var check = new TableCoverage(file, table);
        if (check.isDecidable()) {
            check.run();
        }
        return check.findings;
    }

    private boolean isDecidable() {
        Set<String> variables = new HashSet<>();
        boolean independent = table.inputs().stream()
                .map(Column::expression)
                .allMatch(expression ->
                        expression != null && expression.variables().stream().allMatch(variables::add));
        return independent
                && !table.inputs().isEmpty()
                && table.inputs().stream().allMatch(input -> DecisionTypes.isKnown(input.type()))
                && table.rows().stream()
                        .allMatch(row -> row.inputs().size() == table.inputs().size());
    }

    private void run() {
        if (table.rows().size() > MAX_RULES) {
            tooLarge();
            return;
        }
        long work = 0;
        for (int i = 0; i < table.inputs().size(); i++) {
            int column = i;
            List<Cell> cells =
                    table.rows().stream().map(row -> row.inputs().get(column)).toList();
            work += ColumnValues.atMost(cells) * cells.size();
            if (work > MAX_WORK) {
                tooLarge();
                return;
            }
            columns.add(new ColumnValues(table.inputs().get(i), cells));
        }
        impossible();
        switch (table.hitPolicy()) {
            case "UNIQUE", "ANY" -> {
                overlaps();
                gaps();
            }
            case "FIRST" -> {
                shadows();
                gaps();
            }
            default -> {}
        }
    }

    private void tooLarge() {
        findings.add(Finding.at(
                file,
                table.element(),
                DecisionRule.TABLE_TOO_LARGE,
                "The table is too large to be looked through for gaps and overlaps."));
    }

    private void impossible() {
        for (int i = 0; i < table.rows().size(); i++) {
            int rule = i;
            IntStream.range(0, columns.size())
                    .filter(column -> columns.get(column).possible(rule).isEmpty())
                    .findFirst()
                    .ifPresent(column -> add(
                            table.rows().get(rule),
                            DecisionRule.RULE_NEVER_MATCHES,
                            "%s matches no value of '%s'."
                                    .formatted(
                                            label(rule),
                                            table.inputs().get(column).label())));
        }
    }

    private void overlaps() {
        int found = 0;
        for (int later = 1; later < table.rows().size(); later++) {
            for (int earlier = 0; earlier < later && found < MAX_FINDINGS; earlier++) {
                if (overlap(earlier, later) && !(table.hitPolicy().equals("ANY") && sameOutputs(earlier, later))) {
                    found++;
                    add(table.rows().get(later), DecisionRule.RULES_OVERLAP, overlapping(earlier, later));
                }
            }
        }
    }

    private boolean overlap(int one, int two) {
        return columns.stream().allMatch(column -> column.certain(one).intersects(column.certain(two)));
    }

    private boolean sameOutputs(int one, int two) {
        return outputs(one).equals(outputs(two));
    }

    private List<String> outputs(int rule) {
        return table.rows().get(rule).outputs().stream().map(Cell::text).toList();
    }

    private String overlapping(int one, int two) {
        var where = new ArrayList<String>();
        for (int i = 0; i < columns.size(); i++) {
            var both = (BitSet) columns.get(i).certain(one).clone();
            both.and(columns.get(i).certain(two));
            if (both.cardinality() < columns.get(i).size()) {
                where.add("'%s' %s"
                        .formatted(table.inputs().get(i).label(), columns.get(i).describe(both)));
            }
        }
        return "%s and %s both match%s."
                .formatted(label(one), label(two), where.isEmpty() ? "" : " where " + String.join(" and ", where));
    }

    private void shadows() {
        for (int later = 1; later < table.rows().size(); later++) {
            for (int earlier = 0; earlier < later; earlier++) {
                if (covers(earlier, later)) {
                    add(
                            table.rows().get(later),
                            DecisionRule.RULE_NEVER_REACHED,
                            "%s is never asked: %s matches whenever it does.".formatted(label(later), label(earlier)));
                    break;
                }
            }
        }
    }

    private boolean covers(int one, int two) {
        return columns.stream().allMatch(column -> {
            var left = (BitSet) column.possible(two).clone();
            left.andNot(column.certain(one));
            return left.isEmpty();
        });
    }

    private void gaps() {
        var search = new GapSearch(columns, table.rows().size());
        List<List<BitSet>> gaps = search.find(MAX_FINDINGS);
        for (List<BitSet> gap : gaps) {
            var where = new ArrayList<String>();
            for (int i = 0; i < gap.size(); i++) {
                if (!gap.get(i).equals(columns.get(i).askedFor())) {
                    where.add("'%s' %s"
                            .formatted(
                                    table.inputs().get(i).label(),
                                    columns.get(i).describe(gap.get(i))));
                }
            }
            String explanation = where.isEmpty()
                    ? "No rule covers any case."
                    : "No rule covers the case that %s.".formatted(String.join(" and ", where));
            findings.add(Finding.at(file, table.element(), DecisionRule.RULES_LEAVE_A_GAP, explanation));
        }
        if (search.isGivenUp()) {
            tooLarge();
        }
    }

    private void add(Row row, Rule rule, String explanation) {
        findings.add(Finding.at(
                file,
                row.element(),
                rule,
                explanation.substring(0, 1).toUpperCase(Locale.ROOT) + explanation.substring(1)));
    }

    private String label(int rule) {
        return table.rows().get(rule).label();
    }
}
