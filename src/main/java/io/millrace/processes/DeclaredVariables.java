package io.millrace.processes;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.check.ProcessContract.Variable;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Problem;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Reads variables from JSON as a model declares them; nothing that it doesn't declare gets into a process. */
final class DeclaredVariables {

    /** What the engine's column for a text takes. */
    private static final int LONGEST_TEXT = 4000;

    private DeclaredVariables() {}

    /** @throws Problem {@link ProcessError#PROCESS_VARIABLES_INVALID} with every variable that is wrong */
    static Map<String, Object> read(List<Variable> declared, Map<String, JsonNode> given) {
        var values = new HashMap<String, Object>();
        var failures = new ArrayList<FieldFailure>();
        for (Variable variable : declared) {
            JsonNode json = given.get(variable.name());
            if (json == null || json.isNull()) {
                if (!variable.optional()) {
                    failures.add(failure(variable.name(), "REQUIRED", "is missing"));
                }
                continue;
            }
            value(variable.type(), json)
                    .ifPresentOrElse(
                            value -> values.put(variable.name(), value),
                            () -> failures.add(
                                    failure(variable.name(), "TYPE", "has to be " + words(variable.type()))));
        }
        String known = declared.stream().map(Variable::name).collect(Collectors.joining(", "));
        given.keySet().stream()
                .filter(name ->
                        declared.stream().noneMatch(variable -> variable.name().equals(name)))
                .forEach(name -> failures.add(failure(name, "UNKNOWN", "is not declared; declared are: " + known)));
        if (!failures.isEmpty()) {
            throw Problem.of(ProcessError.PROCESS_VARIABLES_INVALID).withFields(failures);
        }
        return values;
    }

    private static FieldFailure failure(String variable, String code, String message) {
        return new FieldFailure("variables." + variable, code, message);
    }

    private static Optional<Object> value(VariableType type, JsonNode json) {
        return Optional.ofNullable(
                switch (type) {
                    case BOOLEAN -> json.isBoolean() ? json.booleanValue() : null;
                    case INTEGER -> json.isIntegralNumber() && json.canConvertToInt() ? json.intValue() : null;
                    case LONG -> json.isIntegralNumber() && json.canConvertToLong() ? json.longValue() : null;
                    case DOUBLE -> json.isNumber() && Double.isFinite(json.doubleValue()) ? json.doubleValue() : null;
                    case UUID -> json.isTextual() ? uuid(json.textValue()) : null;
                    case INSTANT -> json.isTextual() ? instant(json.textValue()) : null;
                    case STRING, ANY ->
                        json.isTextual() && json.textValue().length() <= LONGEST_TEXT ? json.textValue() : null;
                });
    }

    private static @Nullable UUID uuid(String text) {
        try {
            return text.length() == 36 ? UUID.fromString(text) : null;
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    private static @Nullable Instant instant(String text) {
        try {
            return Instant.parse(text);
        } catch (DateTimeException e) {
            return null;
        }
    }

    private static String words(VariableType type) {
        return switch (type) {
            case BOOLEAN -> "true or false";
            case INTEGER -> "a whole number of at most 32 bits";
            case LONG -> "a whole number of at most 64 bits";
            case DOUBLE -> "a number";
            case UUID -> "a UUID";
            case INSTANT -> "a date and time as in 2026-03-02T09:00:00Z";
            case STRING, ANY -> "a text of at most %d characters".formatted(LONGEST_TEXT);
        };
    }
}
