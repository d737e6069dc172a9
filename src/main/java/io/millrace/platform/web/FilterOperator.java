package io.millrace.platform.web;

import cz.jirutka.rsql.parser.ast.Arity;
import cz.jirutka.rsql.parser.ast.ComparisonOperator;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/** The comparisons that a filter may use. */
enum FilterOperator {
    EQ("=", false, "=="),
    NE("<>", false, "!="),
    GT(">", false, "=gt=", ">"),
    GE(">=", false, "=ge=", ">="),
    LT("<", false, "=lt=", "<"),
    LE("<=", false, "=le=", "<="),
    IN("in", true, "=in="),
    OUT("not in", true, "=out="),
    LIKE("like", false, "=like="),
    NULL("is null", false, "=null=");

    static final Set<FilterOperator> ALL = EnumSet.allOf(FilterOperator.class);
    static final Set<FilterOperator> EQUALITY = EnumSet.of(EQ, NE, IN, OUT, NULL);
    static final Set<FilterOperator> ORDER = EnumSet.of(EQ, NE, GT, GE, LT, LE, IN, OUT, NULL);
    static final Set<ComparisonOperator> RSQL =
            Arrays.stream(values()).map(operator -> operator.rsql).collect(Collectors.toUnmodifiableSet());

    private final String sql;

    @SuppressWarnings("Immutable") // The library's operator has no setter; it only lacks the annotation.
    private final ComparisonOperator rsql;

    FilterOperator(String sql, boolean list, String... symbols) {
        this.sql = sql;
        this.rsql = new ComparisonOperator(symbols, Arity.of(1, list ? Integer.MAX_VALUE : 1));
    }

    static FilterOperator of(ComparisonOperator operator) {
        return Arrays.stream(values())
                .filter(known -> known.rsql.equals(operator))
                .findFirst()
                .orElseThrow();
    }

    String sql() {
        return sql;
    }

    String symbol() {
        return rsql.getSymbol();
    }
}
