package io.millrace.approvals;

import io.millrace.platform.engine.Decisions;
import io.millrace.workflows.DecisionVersion;
import io.millrace.workflows.OwnDecisions;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** What the approval policy says about one request; always the version that the request began with. */
@Component
class ApprovalPlan {

    private final OwnDecisions policies;
    private final Decisions decisions;

    ApprovalPlan(OwnDecisions policies, Decisions decisions) {
        this.policies = policies;
        this.decisions = decisions;
    }

    /**
     * Who is asked on one level.
     *
     * @param signatures ANY, ALL, or how many
     * @param oneByOne whether the next is asked only after the one before has signed
     */
    record Rule(String capability, String signatures, boolean oneByOne, int deadlineDays) {}

    /** @param label the version that the request began with; null for one that begins now, or began without one */
    DecisionVersion version(@Nullable String label) {
        return Optional.ofNullable(label)
                .map(known -> policies.labelled(PolicyCheck.DECISION, known)
                        .orElseThrow(() -> new IllegalStateException("There is no approval policy " + known)))
                .orElseGet(() -> policies.inForce(PolicyCheck.DECISION));
    }

    /** Empty where nobody is asked on the level. */
    Optional<Rule> rule(DecisionVersion policy, PlanApprovalLevel.Request request, int level) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("approvalKind", request.approvalKind());
        facts.put("approvalAmount", request.approvalAmount());
        facts.put("approvalCurrency", request.approvalCurrency());
        facts.put("riskRating", request.riskRating());
        facts.put("plant", request.plant());
        facts.put("level", level);
        List<Map<String, Object>> rules = decisions.evaluateVersion(policy.definitionId(), facts);
        if (rules.size() != 1) {
            throw new IllegalStateException(
                    "The approval policy %s has %d rules for %s".formatted(policy.label(), rules.size(), facts));
        }
        Map<String, Object> rule = rules.get(0);
        return rule.get("capability") instanceof String capability
                        && rule.get("deadlineDays") instanceof Number deadlineDays
                ? Optional.of(new Rule(
                        capability,
                        String.valueOf(rule.get("signatures")),
                        PolicyAnswer.SEQUENTIAL.equals(rule.get("order")),
                        deadlineDays.intValue()))
                : Optional.empty();
    }
}
