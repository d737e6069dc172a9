package io.millrace.partners;

import java.time.Clock;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** Whether the required documents are still there and valid when the application is looked at. */
@Component
class CompletenessCheck implements AutomaticCheck {

    private final Completeness completeness;
    private final Clock clock;

    CompletenessCheck(Completeness completeness, Clock clock) {
        this.completeness = completeness;
        this.clock = clock;
    }

    @Override
    public CheckKind kind() {
        return CheckKind.COMPLETENESS;
    }

    @Override
    public CheckResult check(CheckedParty party) {
        var result = new CheckResult.Builder();
        completeness
                .missing(party, LocalDate.now(clock))
                .forEach(gap -> result.raise(CheckOutcome.FAILED, gap.field(), gap.message()));
        return result.build(
                "Document requirements",
                result.worst() == CheckOutcome.PASSED
                        ? "Every required document is there and valid."
                        : "A required document is missing or has expired.");
    }
}
