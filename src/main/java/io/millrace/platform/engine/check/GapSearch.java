package io.millrace.platform.engine.check;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Looks for combinations of values that no rule matches, column by column. Values for which the same rules are left are
 * looked at together, and the same rules at the same column only once, so that real tables take little work; for others
 * the work is bounded.
 */
final class GapSearch {

    private static final long MAX_STEPS = 3_000_000;

    private record Visited(int column, BitSet rules) {}

    private final List<ColumnValues> columns;
    private final int rules;
    private final int[] matchesAllFrom;
    private final Set<Visited> covered = new HashSet<>();
    private final List<List<BitSet>> gaps = new ArrayList<>();
    private long steps;
    private int most;

    GapSearch(List<ColumnValues> columns, int rules) {
        this.columns = columns;
        this.rules = rules;
        this.matchesAllFrom = new int[rules];
        for (int rule = 0; rule < rules; rule++) {
            int column = columns.size();
            while (column > 0 && matchesAll(columns.get(column - 1), rule)) {
                column--;
            }
            matchesAllFrom[rule] = column;
        }
    }

    private static boolean matchesAll(ColumnValues column, int rule) {
        var left = (BitSet) column.askedFor().clone();
        left.andNot(column.possible(rule));
        return left.isEmpty();
    }

    /** @return for each gap the classes of values of the first columns; in the others it does not matter */
    List<List<BitSet>> find(int most) {
        this.most = most;
        var all = new BitSet();
        all.set(0, rules);
        search(0, all, new ArrayList<>());
        return gaps;
    }

    /** Whether there may be more gaps than those that were found, because the work became too much. */
    boolean isGivenUp() {
        return steps > MAX_STEPS;
    }

    private void search(int column, BitSet left, List<BitSet> path) {
        if (left.isEmpty()) {
            gaps.add(List.copyOf(path));
            return;
        }
        if (column == columns.size() || left.stream().anyMatch(rule -> matchesAllFrom[rule] <= column)) {
            return;
        }
        var visited = new Visited(column, left);
        if (covered.contains(visited)) {
            return;
        }
        int before = gaps.size();
        for (Map.Entry<BitSet, BitSet> next : next(column, left).entrySet()) {
            if (gaps.size() >= most || isGivenUp()) {
                return;
            }
            path.add(next.getValue());
            search(column + 1, next.getKey(), path);
            path.remove(path.size() - 1);
        }
        if (gaps.size() == before) {
            covered.add(visited);
        }
    }

    /** The rules that are left after this column, with the classes of values that leave them. */
    private Map<BitSet, BitSet> next(int column, BitSet left) {
        ColumnValues values = columns.get(column);
        Map<BitSet, BitSet> next = new LinkedHashMap<>();
        values.askedFor().stream().forEach(value -> {
            steps += left.cardinality();
            var matching = new BitSet();
            left.stream().filter(rule -> values.possible(rule).get(value)).forEach(matching::set);
            next.computeIfAbsent(matching, same -> new BitSet()).set(value);
        });
        return next;
    }
}
