package io.millrace.platform.web;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A field of a list that callers may filter and sort by. The column is an SQL expression of ours, never of the
 * caller's. A field is taken to hold nulls until it is said to be {@link #required()}, which lets PostgreSQL walk the
 * index.
 *
 * @param name the name in the API
 * @param column the SQL expression, e.g. {@code p.created_at}
 * @param choices the values of an enum field, else empty
 * @param nullable whether the column may be null
 * @param likeBy the SQL function that answers {@code =like=}, null where there is none
 */
public record ListField(
        String name,
        String column,
        FieldType type,
        List<String> choices,
        boolean nullable,
        boolean filterable,
        boolean sortable,
        @Nullable String likeBy) {

    public static ListField of(String name, String column, FieldType type) {
        return new ListField(name, column, type, List.of(), true, true, true, null);
    }

    public static ListField text(String name, String column) {
        return of(name, column, FieldType.TEXT);
    }

    public static ListField uuid(String name, String column) {
        return of(name, column, FieldType.UUID);
    }

    public static ListField instant(String name, String column) {
        return of(name, column, FieldType.INSTANT);
    }

    public static ListField date(String name, String column) {
        return of(name, column, FieldType.DATE);
    }

    /** Of a numeric column. */
    public static ListField number(String name, String column) {
        return of(name, column, FieldType.NUMBER);
    }

    /** Of an integer or bigint column. */
    public static ListField whole(String name, String column) {
        return of(name, column, FieldType.WHOLE);
    }

    public static ListField bool(String name, String column) {
        return of(name, column, FieldType.BOOLEAN);
    }

    /** Of a text column that holds the names of the enum's constants. */
    public static ListField choice(String name, String column, Class<? extends Enum<?>> values) {
        List<String> names =
                Arrays.stream(values.getEnumConstants()).map(Enum::name).toList();
        return new ListField(name, column, FieldType.ENUM, names, true, true, true, null);
    }

    /** The column is never null. */
    public ListField required() {
        return new ListField(name, column, type, choices, false, filterable, sortable, likeBy);
    }

    public ListField filterOnly() {
        return new ListField(name, column, type, choices, nullable, true, false, likeBy);
    }

    public ListField sortOnly() {
        return new ListField(name, column, type, choices, nullable, false, true, likeBy);
    }

    /**
     * Lets callers filter by {@code =like=}. PostgreSQL uses no index on {@code ilike} under row level security, so a
     * function of the migrations looks in it.
     *
     * @param function takes the pattern and gives the ids of the current tenant's rows that match it
     */
    public ListField likeBy(String function) {
        return new ListField(name, column, type, choices, nullable, filterable, sortable, function);
    }

    boolean has(FilterOperator operator) {
        return operator == FilterOperator.LIKE ? likeBy != null : type.has(operator);
    }

    /** What a value of this field looks like, in words. */
    String words() {
        return choices.isEmpty() ? type.words() : "one of " + String.join(", ", choices);
    }
}
