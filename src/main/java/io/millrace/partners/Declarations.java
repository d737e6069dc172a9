package io.millrace.partners;

import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.validation.Validator;
import java.util.function.Consumer;
import org.springframework.stereotype.Component;

/** Lets only what can be true into a partner's record, with every failure at once. */
@Component
class Declarations {

    private final Validator validator;

    Declarations(Validator validator) {
        this.validator = validator;
    }

    /**
     * @param rules looks at what the annotations of the declaration can't say
     * @throws Problem {@link PlatformError#VALIDATION_FAILED} with every failure
     */
    void require(Object declared, Consumer<FieldFailures> rules) {
        var failures = FieldFailures.of(validator, declared);
        rules.accept(failures);
        refuse(failures);
    }

    /** The same of what was sent and of what would come of it. */
    void require(Object declared, Object result, Consumer<FieldFailures> rules) {
        var failures = FieldFailures.of(validator, declared);
        failures.and(validator, result);
        rules.accept(failures);
        refuse(failures);
    }

    private static void refuse(FieldFailures failures) {
        var found = failures.sorted();
        if (!found.isEmpty()) {
            throw Problem.of(
                            PlatformError.VALIDATION_FAILED,
                            found.size() == 1
                                    ? "One field is missing or wrong."
                                    : found.size() + " fields are missing or wrong.")
                    .withFields(found);
        }
    }
}
