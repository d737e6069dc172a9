package io.millrace.platform.web;

import java.util.Arrays;
import java.util.List;

/**
 * A field of a list that callers may filter and sort by. The column is an SQL expression of ours, never of the
 * caller's. A field is taken to hold nulls until it is said to be {@link #required()}, which lets PostgreSQL walk the
 * index.
 *
 * @param name the name in the API
 * @param column the SQL expression, e.g. {@code p.created_at}
 * @param choices the values of an enum field, else empty
 * @param nullable whether the column may be null
 */
public record ListField(
        String name,
        String column,
        FieldType type,
        List<String> choices,
        boolean nullable,
        boolean filterable,
        boolean sortable) {

    public static ListField of(String name, String column, FieldType type) {
        return new ListField(name, column, type, List.of(), true, true, true);
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
        return new ListField(name, column, FieldType.ENUM, names, true, true, true);
    }

    /** The column is never null. */
    public ListField required() {
        return new ListField(name, column, type, choices, false, filterable, sortable);
    }

    public ListField filterOnly() {
        return new ListField(name, column, type, choices, nullable, true, false);
    }

    public ListField sortOnly() {
        return new ListField(name, column, type, choices, nullable, false, true);
    }

    /** What a value of this field looks like, in words. */
    String words() {
        return choices.isEmpty() ? type.words() : "one of " + String.join(", ", choices);
    }
}
