package io.millrace.approvals;

import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What became of several decisions.
 *
 * @param outcomes one for each decision, in the order in which they were asked for
 */
record ApprovalBulkAnswer(int decided, int refused, List<Outcome> outcomes) {

    /** @param problem why it was not decided; null where it was */
    record Outcome(
            UUID approvalId,
            boolean decided,
            Decision decision,
            @Nullable Refusal problem) {}

    /** What the call for this one alone would have answered. */
    record Refusal(int status, String code, String title, String detail) {

        static Refusal of(Problem problem) {
            return new Refusal(
                    problem.code().status().value(),
                    problem.code().code(),
                    problem.code().title(),
                    problem.detail());
        }
    }

    static ApprovalBulkAnswer of(List<Outcome> outcomes) {
        int decided = (int) outcomes.stream().filter(Outcome::decided).count();
        return new ApprovalBulkAnswer(decided, outcomes.size() - decided, outcomes);
    }
}
