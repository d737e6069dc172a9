package io.millrace.platform.engine.check;

import camundajar.impl.scala.jdk.javaapi.CollectionConverters;
import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;
import org.camunda.feel.syntaxtree.AtLeastOne;
import org.camunda.feel.syntaxtree.ConstBool;
import org.camunda.feel.syntaxtree.ConstList;
import org.camunda.feel.syntaxtree.ConstRangeBoundary;
import org.camunda.feel.syntaxtree.Exp;
import org.camunda.feel.syntaxtree.InputEqualTo;
import org.camunda.feel.syntaxtree.InputGreaterOrEqual;
import org.camunda.feel.syntaxtree.InputGreaterThan;
import org.camunda.feel.syntaxtree.InputInRange;
import org.camunda.feel.syntaxtree.InputLessOrEqual;
import org.camunda.feel.syntaxtree.InputLessThan;
import org.camunda.feel.syntaxtree.Not;
import org.camunda.feel.syntaxtree.OpenConstRangeBoundary;
import org.camunda.feel.syntaxtree.UnaryTestExpression;
import org.jspecify.annotations.Nullable;

/**
 * An input cell that only names values and intervals, so that its answer is known for every value. Answers as the engine
 * does, which has three: yes, no, and null for what can't be compared.
 */
final class CellCondition {

    /** Null where the engine answers null, which matches as little as no does; its opposite does not match either. */
    private interface Answer {
        @Nullable
        Boolean to(@Nullable Object value);
    }

    /** The expression depends on more than the column's value. */
    private static final class Undecidable extends RuntimeException {}

    private final Answer answer;
    private final Set<Object> named = new LinkedHashSet<>();

    private CellCondition(FeelExpression cell) {
        answer = answer(cell.tree());
    }

    /** Empty where the cell holds anything else. */
    static Optional<CellCondition> of(FeelExpression cell) {
        try {
            return Optional.of(new CellCondition(cell));
        } catch (Undecidable e) {
            return Optional.empty();
        }
    }

    boolean matches(@Nullable Object value) {
        return Boolean.TRUE.equals(answer.to(value));
    }

    /** The values that it compares with: texts, numbers, truth values, dates and times. */
    Set<Object> named() {
        return named;
    }

    private Answer answer(Exp test) {
        if (test instanceof ConstBool any) {
            return value -> any.value();
        }
        if (test instanceof AtLeastOne several) {
            return any(CollectionConverters.asJava(several.xs()).stream()
                    .map(this::answer)
                    .toList());
        }
        if (test instanceof Not not) {
            Answer opposite = answer(not.x());
            return value -> {
                Boolean answer = opposite.to(value);
                return answer == null ? null : Boolean.valueOf(!answer);
            };
        }
        if (test instanceof InputEqualTo equal) {
            Object other = literal(equal.x());
            return value -> equal(value, other);
        }
        if (test instanceof InputLessThan less) {
            return compared(less.x(), order -> order < 0);
        }
        if (test instanceof InputLessOrEqual less) {
            return compared(less.x(), order -> order <= 0);
        }
        if (test instanceof InputGreaterThan greater) {
            return compared(greater.x(), order -> order > 0);
        }
        if (test instanceof InputGreaterOrEqual greater) {
            return compared(greater.x(), order -> order >= 0);
        }
        if (test instanceof InputInRange range) {
            return within(range.range().start(), range.range().end());
        }
        if (test instanceof UnaryTestExpression expression) {
            return value(expression.exp());
        }
        throw new Undecidable();
    }

    private static Answer any(List<Answer> tests) {
        return value -> {
            boolean unknown = false;
            for (Answer test : tests) {
                Boolean answer = test.to(value);
                if (Boolean.TRUE.equals(answer)) {
                    return true;
                }
                unknown |= answer == null;
            }
            return unknown ? null : Boolean.FALSE;
        };
    }

    private Answer value(Exp expression) {
        if (expression instanceof ConstList list) {
            var values = CollectionConverters.asJava(list.items()).stream()
                    .map(this::literal)
                    .toList();
            return value -> values.stream().anyMatch(other -> Boolean.TRUE.equals(equal(value, other)));
        }
        if (FeelLiteral.isNull(expression)) {
            return value -> value == null;
        }
        if (expression instanceof ConstBool truth && truth.value()) {
            // To the engine this is no value but a test that has already come out, and matches everything.
            return value -> true;
        }
        Object other = literal(expression);
        return other.equals(false) ? value -> other.equals(value) : value -> equal(value, other);
    }

    private Answer compared(Exp with, IntPredicate order) {
        Object other = literal(with);
        return value -> ordered(value, other, order);
    }

    private Answer within(ConstRangeBoundary start, ConstRangeBoundary end) {
        Object from = literal(start.value());
        Object to = literal(end.value());
        boolean withoutStart = start instanceof OpenConstRangeBoundary;
        boolean withoutEnd = end instanceof OpenConstRangeBoundary;
        return value -> {
            Boolean after = ordered(value, from, order -> withoutStart ? order > 0 : order >= 0);
            Boolean before = ordered(value, to, order -> withoutEnd ? order < 0 : order <= 0);
            return (after == null || before == null) ? null : Boolean.valueOf(after && before);
        };
    }

    private Object literal(Exp expression) {
        Object literal = FeelLiteral.of(expression).orElseThrow(Undecidable::new);
        named.add(literal);
        return literal;
    }

    private static @Nullable Boolean equal(@Nullable Object value, Object other) {
        if (value == null) {
            return false;
        }
        return value.getClass() == other.getClass() ? value.equals(other) : null;
    }

    private static @Nullable Boolean ordered(@Nullable Object value, Object other, IntPredicate order) {
        if (value instanceof BigDecimal one && other instanceof BigDecimal two) {
            return order.test(one.compareTo(two));
        }
        if (value instanceof LocalDateTime one && other instanceof LocalDateTime two) {
            return order.test(one.compareTo(two));
        }
        return null;
    }
}
