package io.millrace.platform.web;

import com.fasterxml.jackson.core.JacksonException;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import java.util.List;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import org.springframework.http.converter.HttpMessageNotReadableException;

/** Says which part of a body could not be read. Jackson's own messages name classes, so few of them are passed on. */
final class UnreadableBody {

    private UnreadableBody() {}

    static Problem problem(HttpMessageNotReadableException thrown) {
        Throwable cause = thrown.getCause();
        if (cause == null) {
            return Problem.of(PlatformError.MALFORMED_REQUEST, "A body is required.");
        }
        if (cause instanceof UnrecognizedPropertyException unknown) {
            return unknownField(unknown);
        }
        Problem inner = findProblem(cause);
        if (inner != null && cause instanceof JsonMappingException mapping) {
            String parent = path(mapping);
            return inner.withFields(
                    inner.fields().stream().map(field -> field.under(parent)).toList());
        }
        if (cause instanceof StreamConstraintsException) {
            return Problem.of(PlatformError.MALFORMED_REQUEST, "The body nests too deep or has an endless value.");
        }
        if (cause instanceof JsonMappingException mapping && !path(mapping).isEmpty()) {
            return mismatch(mapping);
        }
        if (cause instanceof MismatchedInputException) {
            return Problem.of(PlatformError.MALFORMED_REQUEST, "The body must be exactly one value as described.");
        }
        if (cause instanceof JacksonException json) {
            String reason = Objects.requireNonNullElse(json.getOriginalMessage(), "");
            return Problem.of(
                    PlatformError.MALFORMED_REQUEST,
                    (reason.startsWith("Duplicate field") ? reason : "The body is not valid JSON")
                            + position(json.getLocation()) + ".");
        }
        return Problem.of(PlatformError.MALFORMED_REQUEST, "The body cannot be read.");
    }

    private static Problem unknownField(UnrecognizedPropertyException thrown) {
        String field = path(thrown);
        TreeSet<String> known = new TreeSet<>();
        if (thrown.getKnownPropertyIds() != null) {
            thrown.getKnownPropertyIds().forEach(id -> known.add(id.toString()));
        }
        String message = "is not known here" + (known.isEmpty() ? "" : "; known: " + String.join(", ", known));
        return Problem.of(PlatformError.UNKNOWN_FIELD, "The field " + field + " is not known here.")
                .withFields(List.of(new FieldFailure(field, PlatformError.UNKNOWN_FIELD.code(), message)));
    }

    private static Problem mismatch(JsonMappingException thrown) {
        String field = path(thrown);
        Class<?> wanted = thrown instanceof MismatchedInputException mismatch && mismatch.getTargetType() != null
                ? mismatch.getTargetType()
                : Object.class;
        String message = "must be " + TypeNames.of(wanted);
        return Problem.of(PlatformError.VALIDATION_FAILED, field + " " + message + ".")
                .withFields(List.of(new FieldFailure(field, "TYPE_MISMATCH", message)));
    }

    /** A value type such as {@link Money} refuses its input with a problem of its own. */
    private static @Nullable Problem findProblem(Throwable thrown) {
        Throwable cause = thrown;
        for (int depth = 0; cause != null && depth < 20; depth++, cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return problem;
            }
        }
        return null;
    }

    private static String path(JsonMappingException thrown) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : thrown.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return path.toString();
    }

    private static String position(@Nullable JsonLocation location) {
        return location == null ? "" : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
    }
}
