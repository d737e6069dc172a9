package io.millrace.platform.web;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/** The type of a published list field: how its values are written in filters, and which operators it has. */
enum FieldType {
    TEXT("text", "a text"),
    UUID("uuid", "a UUID"),
    INSTANT("timestamptz", "an instant like 2026-01-31T12:00:00Z or a date"),
    DATE("date", "a date like 2026-01-31"),
    /** Of a numeric column. */
    NUMBER("numeric", "a decimal number"),
    /** Of an integer or bigint column: a numeric bind value would keep PostgreSQL from using its index. */
    WHOLE("bigint", "a whole number"),
    BOOLEAN("boolean", "true or false"),
    /** Of a text column that holds an enum's name. */
    ENUM("text", "a name");

    private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,20})?");
    private static final Pattern CANONICAL_UUID = Pattern.compile("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}");
    private static final Pattern DAY = Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}");

    private final String sqlType;
    private final String words;

    FieldType(String sqlType, String words) {
        this.sqlType = sqlType;
        this.words = words;
    }

    /** The SQL type that a cursor's text is cast back to. */
    String sqlType() {
        return sqlType;
    }

    /** What a value looks like, in words. */
    String words() {
        return words;
    }

    boolean has(FilterOperator operator) {
        return switch (this) {
            case UUID, BOOLEAN, ENUM -> FilterOperator.EQUALITY.contains(operator);
            case TEXT, INSTANT, DATE, NUMBER, WHOLE -> FilterOperator.ORDER.contains(operator);
        };
    }

    /**
     * The bind value that a filter's text stands for.
     *
     * @throws IllegalArgumentException when it stands for none
     */
    Object parse(String text) {
        try {
            return switch (this) {
                case TEXT, ENUM -> printable(text);
                case UUID -> java.util.UUID.fromString(matching(CANONICAL_UUID, text));
                case INSTANT ->
                    (DAY.matcher(text).matches()
                                    ? LocalDate.parse(text)
                                            .atStartOfDay(ZoneOffset.UTC)
                                            .toInstant()
                                    : InstantReader.parse(text))
                            .atOffset(ZoneOffset.UTC);
                case DATE -> LocalDate.parse(matching(DAY, text));
                case NUMBER -> new BigDecimal(matching(DECIMAL, text));
                case WHOLE -> Long.valueOf(text);
                case BOOLEAN -> bool(text);
            };
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(notATime);
        }
    }

    static boolean bool(String text) {
        if (text.equals("true") || text.equals("false")) {
            return text.equals("true");
        }
        throw new IllegalArgumentException("neither true nor false");
    }

    private static String matching(Pattern pattern, String text) {
        if (!pattern.matcher(text).matches()) {
            throw new IllegalArgumentException("not of the form");
        }
        return text;
    }

    private static String printable(String text) {
        if (text.indexOf('\0') >= 0) {
            throw new IllegalArgumentException("PostgreSQL stores no NUL");
        }
        return text;
    }
}
