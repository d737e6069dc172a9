package io.millrace.approvals;

import io.millrace.platform.engine.UserTask;
import io.millrace.platform.web.Problem;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What an approver answered on the form, or in its place through the API. */
record DecisionAnswer(Decision decision, @Nullable String reason) {

    private static final int SHORTEST_REASON = 10;

    /** @throws Problem when there is no decision, or one that needs a reason has none */
    static DecisionAnswer of(UserTask task) {
        Decision decision = decision(task);
        String reason = task.variable("decisionReason")
                .map(Object::toString)
                .map(String::strip)
                .filter(text -> !text.isEmpty())
                .orElse(null);
        if (decision != Decision.APPROVE && (reason == null || reason.length() < SHORTEST_REASON)) {
            throw Problem.of(
                    ApprovalError.DECISION_REASON_REQUIRED,
                    "Say in at least %d characters why you %s."
                            .formatted(SHORTEST_REASON, decision.name().toLowerCase(Locale.ROOT)));
        }
        return new DecisionAnswer(decision, reason);
    }

    private static Decision decision(UserTask task) {
        String given = task.variable("decision").map(Object::toString).orElse("");
        try {
            return Decision.valueOf(given);
        } catch (IllegalArgumentException e) {
            throw Problem.ofField("decision", "DECISION", "has to be APPROVE, REJECT or RETURN");
        }
    }
}
