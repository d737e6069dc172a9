package io.millrace.platform.engine.check;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The types that the engine gives to values of decisions. */
final class DecisionTypes {

    private static final Map<String, Class<?>> VARIABLES = Map.of(
            "string", String.class,
            "boolean", Boolean.class,
            "integer", Integer.class,
            "long", Long.class,
            "double", Double.class,
            "date", Instant.class);

    private DecisionTypes() {}

    static boolean isKnown(String type) {
        return VARIABLES.containsKey(type);
    }

    static boolean isWhole(String type) {
        return type.equals("integer") || type.equals("long");
    }

    /** What a process variable of the type is to Java; Object where nobody says. */
    static Class<?> variable(String type) {
        return VARIABLES.getOrDefault(type, Object.class);
    }

    /** What a written value of the type is to {@link FeelLiteral}; null for a type that is not known. */
    static @Nullable Class<?> literal(String type) {
        return switch (type) {
            case "string" -> String.class;
            case "boolean" -> Boolean.class;
            case "integer", "long", "double" -> BigDecimal.class;
            // The engine makes dates of the local time of the server, and FEEL compares them with nothing else.
            case "date" -> LocalDateTime.class;
            default -> null;
        };
    }

    static boolean fits(Object literal, String type) {
        Class<?> expected = literal(type);
        if (expected == null) {
            return true;
        }
        boolean broken = isWhole(type) && literal instanceof BigDecimal number && number.scale() > 0;
        return expected == literal.getClass() && !broken;
    }
}
