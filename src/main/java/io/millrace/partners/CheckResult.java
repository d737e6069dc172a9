package io.millrace.partners;

import java.util.ArrayList;
import java.util.List;
import org.springframework.data.relational.core.mapping.Table;

/**
 * What a check says before it is recorded.
 *
 * @param source the rule book or list that it was held against, with its version where it has one
 * @param explanation one or two sentences for the person who decides
 */
record CheckResult(CheckOutcome outcome, String source, String explanation, List<Evidence> evidence) {

    /** One observation behind a result, such as a matched name with its score. */
    @Table("application_check_evidence")
    record Evidence(String feature, String observation) {}

    /** Collects observations; the worst of their outcomes is the result's. */
    static final class Builder {

        private final List<Evidence> evidence = new ArrayList<>();
        private CheckOutcome worst = CheckOutcome.PASSED;

        Builder note(String feature, String observation) {
            evidence.add(new Evidence(feature, observation));
            return this;
        }

        Builder raise(CheckOutcome outcome, String feature, String observation) {
            worst = outcome.compareTo(worst) > 0 ? outcome : worst;
            return note(feature, observation);
        }

        CheckOutcome worst() {
            return worst;
        }

        CheckResult build(String source, String explanation) {
            return new CheckResult(worst, source, explanation, List.copyOf(evidence));
        }
    }
}
