package io.millrace.platform.web;

import jakarta.validation.ConstraintViolationException;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSourceResolvable;
import org.springframework.validation.Errors;
import org.springframework.validation.FieldError;
import org.springframework.validation.ObjectError;
import org.springframework.validation.method.ParameterErrors;
import org.springframework.validation.method.ParameterValidationResult;
import org.springframework.web.method.annotation.HandlerMethodValidationException;

/**
 * Turns bean validation's findings into field failures. The code is the constraint's name in capitals
 * ({@code NotBlank} becomes {@code NOT_BLANK}); a constraint that tells several faults apart starts its message with a
 * code of its own and a colon ({@code IBAN_CHECKSUM: the check digits are wrong}).
 */
final class Violations {

    private static final Pattern OWN_CODE = Pattern.compile("([A-Z][A-Z0-9]*(?:_[A-Z0-9]+)*): (.+)", Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private Violations() {}

    static Problem problem(List<FieldFailure> failures) {
        List<FieldFailure> sorted = failures.stream()
                .sorted(Comparator.comparing(FieldFailure::field).thenComparing(FieldFailure::code))
                .toList();
        String fields = sorted.stream().map(FieldFailure::field).distinct().collect(Collectors.joining(", "));
        return Problem.of(PlatformError.VALIDATION_FAILED, "Not accepted: " + fields + ".")
                .withFields(sorted);
    }

    static List<FieldFailure> of(Errors errors) {
        return errors.getAllErrors().stream().map(Violations::failure).toList();
    }

    static List<FieldFailure> of(HandlerMethodValidationException thrown) {
        return Stream.concat(
                        thrown.getParameterValidationResults().stream().flatMap(Violations::ofParameter),
                        thrown.getCrossParameterValidationResults().stream().map(error -> failure("request", error)))
                .toList();
    }

    static List<FieldFailure> of(ConstraintViolationException thrown) {
        return thrown.getConstraintViolations().stream()
                .map(violation -> failure(
                        violation.getPropertyPath().toString(),
                        violation
                                .getConstraintDescriptor()
                                .getAnnotation()
                                .annotationType()
                                .getSimpleName(),
                        violation.getMessage()))
                .toList();
    }

    private static Stream<FieldFailure> ofParameter(ParameterValidationResult result) {
        if (result instanceof ParameterErrors bean) {
            String parent = bean.getContainerIndex() == null ? "" : "[" + bean.getContainerIndex() + "]";
            return of((Errors) bean).stream().map(failure -> failure.under(parent));
        }
        String name = Objects.requireNonNullElse(result.getMethodParameter().getParameterName(), "parameter");
        String field = result.getContainerIndex() == null ? name : name + "[" + result.getContainerIndex() + "]";
        return result.getResolvableErrors().stream().map(error -> failure(field, error));
    }

    private static FieldFailure failure(ObjectError error) {
        if (error instanceof FieldError field && field.isBindingFailure()) {
            // Spring's own message of a binding failure names classes.
            return new FieldFailure(field.getField(), "TYPE_MISMATCH", "has another type than described");
        }
        // A rule about several fields at once belongs to the body itself.
        return failure(error instanceof FieldError field ? field.getField() : "body", error);
    }

    private static FieldFailure failure(String field, MessageSourceResolvable error) {
        String[] codes = error.getCodes();
        String constraint = codes == null || codes.length == 0 ? "Invalid" : codes[codes.length - 1];
        return failure(field, constraint, error.getDefaultMessage());
    }

    private static FieldFailure failure(String field, String constraint, @Nullable String message) {
        String text = Objects.requireNonNullElse(message, "is not accepted");
        Matcher own = OWN_CODE.matcher(text);
        return own.matches()
                ? new FieldFailure(field, own.group(1), own.group(2))
                : new FieldFailure(
                        field, WORD.matcher(constraint).replaceAll("_").toUpperCase(Locale.ROOT), text);
    }
}
