package io.millrace.partners;

import io.millrace.partners.identifiers.Finding;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Problem;
import jakarta.validation.Validator;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Whether what an applicant declares can be true, with every failure at once. */
@Component
class ApplicationValidation {

    private final Validator validator;

    ApplicationValidation(Validator validator) {
        this.validator = validator;
    }

    /**
     * Lets only valid details pass.
     *
     * @throws Problem {@link PartnerError#APPLICATION_INVALID} with every failure
     */
    void require(ApplicationDetails details) {
        refuse(failures(details));
    }

    /**
     * The details that a caller sent.
     *
     * @throws Problem {@link PartnerError#APPLICATION_INVALID} with every failure, unreadable values included
     */
    ApplicationDetails read(ApplicationRequest request) {
        var unreadable = request.unreadable();
        var details = request.details();
        // What could not be read seems to be missing as well; that it is missing would be a lie.
        var others = failures(details).stream()
                .filter(failure -> unreadable.stream()
                        .noneMatch(known -> (known.field() + ".").startsWith(failure.field() + ".")));
        refuse(Stream.concat(unreadable.stream(), others)
                .sorted(FieldFailures.BY_FIELD)
                .toList());
        return details;
    }

    private static void refuse(List<FieldFailure> failures) {
        if (!failures.isEmpty()) {
            throw Problem.of(
                            PartnerError.APPLICATION_INVALID,
                            failures.size() == 1
                                    ? "One field of the application is missing or wrong."
                                    : failures.size() + " fields of the application are missing or wrong.")
                    .withFields(failures);
        }
    }

    /** In the order of the fields' paths; a field that fails its annotations is not looked at any further. */
    List<FieldFailure> failures(ApplicationDetails details) {
        var failures = FieldFailures.of(validator, details);
        DeclarationRules.country("country", details.country(), failures);
        if (details.expectedAnnualVolume() != null
                && details.expectedAnnualVolume().amount().signum() < 0) {
            failures.add("expectedAnnualVolume.amount", new Finding("NEGATIVE", "A volume can't be negative"));
        }
        DeclarationRules.taxIdentities(details.taxIdentities(), failures);
        if (details.bankAccount() != null) {
            DeclarationRules.bankAccount("bankAccount", details.bankAccount(), failures);
        } else if (details.partnerType() != null && details.partnerType().isPaid()) {
            failures.add("bankAccount", new Finding("REQUIRED", "A partner that is paid needs a bank account"));
        }
        return failures.sorted();
    }
}
