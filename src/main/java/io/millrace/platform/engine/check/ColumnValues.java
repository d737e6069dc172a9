package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.DecisionTable.Cell;
import io.millrace.platform.engine.check.DecisionTable.Column;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * The values of an input, in classes that no cell of the column tells apart: each value that a cell names, and what lies
 * between, before and behind them. So what holds for one value of each holds for all values.
 */
final class ColumnValues {

    /** One value out of a class. */
    private record Sample(@Nullable Object value, String description) {}

    private final List<Sample> samples = new ArrayList<>();
    private final List<BitSet> certain = new ArrayList<>();
    private final List<BitSet> possible = new ArrayList<>();
    private final BitSet askedFor = new BitSet();

    /** @param cells the column's, from the first rule to the last */
    ColumnValues(Column column, List<Cell> cells) {
        List<Optional<CellCondition>> tests = cells.stream()
                .map(cell -> Optional.ofNullable(cell.feel()).flatMap(CellCondition::of))
                .toList();
        Set<Object> named = new LinkedHashSet<>();
        Optional<CellCondition> allowed = Optional.ofNullable(column.allowed()).flatMap(CellCondition::of);
        tests.forEach(test -> test.ifPresent(known -> named.addAll(known.named())));
        allowed.ifPresent(known -> named.addAll(known.named()));
        named.removeIf(value -> value.getClass() != DecisionTypes.literal(column.type()));
        sample(column.type(), named);
        samples.removeIf(
                sample -> allowed.filter(only -> !only.matches(sample.value())).isPresent());
        askedFor.set(0, samples.size());
        samples.add(new Sample(null, "is missing"));
        askedFor.set(
                samples.size() - 1,
                cells.stream()
                        .anyMatch(cell -> cell.feel() != null && cell.feel().namesNull()));
        for (int i = 0; i < cells.size(); i++) {
            boolean any = cells.get(i).text().isEmpty();
            certain.add(matching(tests.get(i), any));
            possible.add(matching(tests.get(i), any || tests.get(i).isEmpty()));
        }
    }

    /** How many classes there are at most for these cells. */
    static long atMost(List<Cell> cells) {
        return 3
                + 2L
                        * cells.stream()
                                .flatMap(cell -> Optional.ofNullable(cell.feel()).flatMap(CellCondition::of).stream())
                                .mapToInt(test -> test.named().size())
                                .sum();
    }

    private BitSet matching(Optional<CellCondition> test, boolean otherwise) {
        var matching = new BitSet();
        for (int i = 0; i < samples.size(); i++) {
            Object value = samples.get(i).value();
            matching.set(i, test.map(known -> known.matches(value)).orElse(otherwise));
        }
        return matching;
    }

    private void sample(String type, Set<Object> named) {
        switch (type) {
            case "string" -> sampleTexts(named);
            case "boolean" -> {
                samples.add(new Sample(true, "is true"));
                samples.add(new Sample(false, "is false"));
            }
            case "date" -> sampleDates(named);
            default -> sampleNumbers(named, DecisionTypes.isWhole(type));
        }
    }

    private void sampleTexts(Set<Object> named) {
        named.forEach(text -> samples.add(new Sample(text, "is \"%s\"".formatted(text))));
        var other = new StringBuilder("another text");
        while (named.contains(other.toString())) {
            other.append('…');
        }
        samples.add(new Sample(other.toString(), named.isEmpty() ? "is any text" : "is any other text"));
    }

    private void sampleNumbers(Set<Object> named, boolean whole) {
        var points = new TreeSet<BigDecimal>();
        named.forEach(value -> points.add((BigDecimal) value));
        if (points.isEmpty()) {
            samples.add(new Sample(BigDecimal.ZERO, "is any number"));
            return;
        }
        BigDecimal first = points.first();
        samples.add(new Sample(
                (whole ? first.setScale(0, RoundingMode.CEILING) : first).subtract(BigDecimal.ONE),
                "is less than " + first.toPlainString()));
        BigDecimal before = null;
        for (BigDecimal point : points) {
            if (before != null) {
                BigDecimal between = whole
                        ? before.setScale(0, RoundingMode.FLOOR).add(BigDecimal.ONE)
                        : before.add(point).divide(BigDecimal.valueOf(2));
                if (between.compareTo(point) < 0) {
                    samples.add(new Sample(
                            between.stripTrailingZeros(),
                            "is between %s and %s".formatted(before.toPlainString(), point.toPlainString())));
                }
            }
            if (!whole || point.stripTrailingZeros().scale() <= 0) {
                samples.add(new Sample(point, "is " + point.toPlainString()));
            }
            before = point;
        }
        BigDecimal last = points.last();
        samples.add(new Sample(
                (whole ? last.setScale(0, RoundingMode.FLOOR) : last).add(BigDecimal.ONE),
                "is more than " + last.toPlainString()));
    }

    private void sampleDates(Set<Object> named) {
        var points = new TreeSet<LocalDateTime>();
        named.forEach(value -> points.add((LocalDateTime) value));
        if (points.isEmpty()) {
            samples.add(new Sample(LocalDateTime.of(2000, 1, 1, 0, 0), "is any date"));
            return;
        }
        samples.add(new Sample(points.first().minusDays(1), "is before " + points.first()));
        LocalDateTime before = null;
        for (LocalDateTime point : points) {
            if (before != null && before.plusNanos(1).isBefore(point)) {
                LocalDateTime between =
                        before.plus(Duration.between(before, point).dividedBy(2));
                samples.add(new Sample(between, "is between %s and %s".formatted(before, point)));
            }
            samples.add(new Sample(point, "is " + point));
            before = point;
        }
        samples.add(new Sample(points.last().plusDays(1), "is after " + points.last()));
    }

    int size() {
        return samples.size();
    }

    /** The classes of values that the rule's cell is known to match. */
    BitSet certain(int rule) {
        return certain.get(rule);
    }

    /** Those that it matches, or may match. */
    BitSet possible(int rule) {
        return possible.get(rule);
    }

    /** The classes that need a rule: all, but that the value is missing only where a cell of the column speaks of it. */
    BitSet askedFor() {
        return askedFor;
    }

    /** A few of the classes, in words that follow the column's name. */
    String describe(BitSet classes) {
        List<String> all =
                classes.stream().mapToObj(i -> samples.get(i).description()).toList();
        return String.join(" or ", all.subList(0, Math.min(3, all.size()))) + (all.size() > 3 ? " or …" : "");
    }
}
