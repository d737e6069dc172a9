package io.millrace.partners;

import io.millrace.partners.identifiers.Finding;
import io.millrace.platform.web.FieldFailure;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.Validator;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Gathers failures, and keeps a value that is missing or misshapen away from the checks that would stumble on it. */
final class FieldFailures {

    static final Comparator<FieldFailure> BY_FIELD =
            Comparator.comparing(FieldFailure::field).thenComparing(FieldFailure::code);

    private static final Pattern WORD = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");

    private final List<FieldFailure> found = new ArrayList<>();

    interface Check {
        Optional<Finding> of(String value);
    }

    /** Begins with what breaks the annotations of a record's components. */
    static FieldFailures of(Validator validator, Object declared) {
        var failures = new FieldFailures();
        validator.validate(declared).forEach(failures::add);
        return failures;
    }

    /** Looks at the annotations of a further record, whose fields have the same paths in what was sent. */
    void and(Validator validator, Object declared) {
        validator.validate(declared).forEach(this::add);
    }

    /** Looks at a value that is there and that nothing has been said against. */
    void test(String field, @Nullable String value, Check check) {
        if (value != null && !has(field)) {
            check.of(value).ifPresent(finding -> add(field, finding));
        }
    }

    void add(String field, Finding finding) {
        found.add(new FieldFailure(field, finding.code(), finding.message()));
    }

    boolean has(String field) {
        return found.stream().anyMatch(failure -> failure.field().equals(field));
    }

    /** In the order of the fields' paths. */
    List<FieldFailure> sorted() {
        return found.stream().sorted(BY_FIELD).toList();
    }

    private void add(ConstraintViolation<?> violation) {
        var constraint = violation
                .getConstraintDescriptor()
                .getAnnotation()
                .annotationType()
                .getSimpleName();
        var code = WORD.matcher(constraint).replaceAll("_").toUpperCase(Locale.ROOT);
        var path = violation.getPropertyPath().toString().replace(".<list element>", "");
        add(path, new Finding(code, String.valueOf(violation.getMessage())));
    }
}
