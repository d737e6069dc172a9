package io.millrace.platform.engine.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Date;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.camunda.bpm.dmn.feel.impl.scala.ScalaFeelEngine;
import org.camunda.bpm.engine.variable.Variables;
import org.jspecify.annotations.Nullable;

/** What the check says about a cell is what the engine does with it. */
class CellConditionTest {

    private static final ScalaFeelEngine ENGINE = new ScalaFeelEngine(List.of());

    private static final List<@Nullable Object> VALUES = Arrays.asList(
            null,
            "A",
            "B",
            "C",
            new BigDecimal("1"),
            new BigDecimal("1.5"),
            new BigDecimal("2"),
            new BigDecimal("-3"),
            true,
            false,
            LocalDateTime.of(2026, 1, 1, 0, 0),
            LocalDateTime.of(2026, 6, 1, 12, 30));

    @Property(tries = 400)
    void a_cell_matches_in_the_check_what_it_matches_in_the_engine(@ForAll("cells") String cell) {
        CellCondition.of(FeelExpression.unaryTests(cell))
                .ifPresent(test -> assertThat(VALUES)
                        .allSatisfy(value -> assertThat(test.matches(value))
                                .as("%s for %s", cell, value)
                                .isEqualTo(ENGINE.evaluateSimpleUnaryTests(
                                        cell,
                                        "cellInput",
                                        Variables.createVariables()
                                                .putValue("cellInput", inEngine(value))
                                                .asVariableContext()))));
    }

    @Property(tries = 50)
    void every_cell_of_values_and_intervals_is_understood(@ForAll("cells") String cell) {
        assertThat(CellCondition.of(FeelExpression.unaryTests(cell))).as(cell).isPresent();
    }

    @Provide
    Arbitrary<String> cells() {
        Arbitrary<String> ordered = Arbitraries.of(
                "1", "2", "-3", "1.50", "date and time(\"2026-01-01T00:00:00\")", "@\"2026-06-01T12:30:00\"");
        Arbitrary<String> values = Arbitraries.oneOf(
                ordered,
                Arbitraries.of("\"A\"", "\"B\"", "true", "false", "null", "date(\"2026-01-01\")", "[\"A\", 1]"));
        Arbitrary<String> compared = Combinators.combine(Arbitraries.of("< ", "<= ", "> ", ">= "), ordered)
                .as((operator, value) -> operator + value);
        Arbitrary<String> interval = Combinators.combine(
                        Arbitraries.of("[", "(", "]"), ordered, ordered, Arbitraries.of("]", ")", "["))
                .as((open, from, to, close) -> open + from + ".." + to + close);
        Arbitrary<String> positive = Arbitraries.oneOf(values, compared, interval)
                .list()
                .ofMinSize(1)
                .ofMaxSize(3)
                .map(tests -> String.join(", ", tests));
        return Arbitraries.oneOf(positive, positive.map("not(%s)"::formatted), Arbitraries.just("-"));
    }

    private static @Nullable Object inEngine(@Nullable Object value) {
        return value instanceof LocalDateTime moment
                ? Date.from(moment.atZone(ZoneId.systemDefault()).toInstant())
                : value;
    }
}
