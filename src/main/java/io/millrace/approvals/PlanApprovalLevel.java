package io.millrace.approvals;

import io.millrace.approvals.ApprovalPlan.Rule;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.time.WorkingTime;
import io.millrace.workflows.DecisionVersion;
import java.time.Clock;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the approval policy who has to sign next, how many of them, and by when. */
@Component("planApprovalLevel")
class PlanApprovalLevel implements ServiceTask<PlanApprovalLevel.Request, PlanApprovalLevel.Level> {

    private static final int REMIND_AFTER_DAYS = 2;
    private static final int ESCALATE_AFTER_DAYS = 5;

    private final ApprovalPlan plan;
    private final PossibleSigners possible;
    private final WorkingTime workingTime;
    private final Clock clock;

    PlanApprovalLevel(ApprovalPlan plan, PossibleSigners possible, WorkingTime workingTime, Clock clock) {
        this.plan = plan;
        this.possible = possible;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /**
     * What is to be decided.
     *
     * @param approvalDeadlineDays working days in which the caller wants an answer, instead of the policy's
     * @param plantId in whose working time; nothing for the main plant
     * @param policyVersion the version of the policy that the approval began with
     * @param level the last one that was asked; null or 0 at first
     * @param signaturesLeft how many more are wanted on that level, one after the other
     */
    record Request(
            String processInstanceId,
            String approvalKind,
            @Nullable Double approvalAmount,
            @Nullable String approvalCurrency,
            @Nullable String riskRating,
            @Nullable String plant,
            @Nullable String submittedBy,
            @Nullable Integer approvalDeadlineDays,
            @Nullable UUID plantId,
            @Nullable String policyVersion,
            @Nullable Integer level,
            @Nullable Integer signaturesLeft,
            @Nullable String decision,
            @Nullable String decisionReason,
            @Nullable String decidedBy) {}

    /**
     * The level to ask.
     *
     * @param signatures how many different people have to sign now; 0 when there is nobody more to ask, -1 when somebody
     *     has to sign and nobody can
     * @param signaturesLeft how many are asked one after the other when these have signed
     * @param nobodyLeft why nobody can sign
     * @param policyVersion null while nobody has been asked yet, so that a policy mended meanwhile counts
     */
    record Level(
            @Nullable String policyVersion,
            Integer level,
            Integer signatures,
            Integer signaturesLeft,
            @Nullable String nobodyLeft,
            @Nullable String capability,
            @Nullable Instant reminderAt,
            @Nullable Instant escalationAt,
            @Nullable Instant dueAt,
            @Nullable String decision,
            @Nullable String decisionReason,
            @Nullable String decidedBy) {}

    @Override
    public TaskContract<Request, Level> contract() {
        return TaskContract.of(
                "Find the approvers",
                "Asks the approval policy for the next level: level 1 at first, then one more after each approved level."
                        + " Says which capability has to sign, how many different people, and by when. A level whose only"
                        + " possible signer is the requester is skipped, upwards. signatures is 0 when there is nobody"
                        + " more to ask, and -1 when somebody has to sign and nobody can; nobodyLeft says why.",
                Request.class,
                Level.class);
    }

    @Override
    public Level run(Request request) {
        DecisionVersion policy = plan.version(request.policyVersion());
        int former = Objects.requireNonNullElse(request.level(), 0);
        int left = Objects.requireNonNullElse(request.signaturesLeft(), 0);
        String skipped = null;
        for (int level = left > 0 ? former : former + 1; level <= PolicyCheck.MOST_LEVELS; level++) {
            Optional<Rule> rule = plan.rule(policy, request, level);
            if (rule.isEmpty()) {
                return skipped == null ? done(request, policy, level) : nobody(request, policy, skipped);
            }
            String capability = rule.get().capability();
            var signers = possible.of(capability, request.processInstanceId(), request.submittedBy());
            if (signers.onlyRequester()) {
                skipped =
                        "Level %d asks %s, and of those who can sign only the requester has it; no higher level decides instead."
                                .formatted(level, capability);
                left = 0;
                continue;
            }
            int wanted = left > 0 ? left : wanted(rule.get(), signers);
            if (signers.people().size() < wanted) {
                return nobody(request, policy, lack(level, capability, wanted, signers));
            }
            return asked(request, policy, rule.get(), level, wanted);
        }
        return nobody(request, policy, "The policy asks for more than %d levels.".formatted(PolicyCheck.MOST_LEVELS));
    }

    /** All means all who can sign. */
    private static int wanted(Rule rule, PossibleSigners.Signers signers) {
        return switch (rule.signatures()) {
            case "ANY" -> 1;
            case "ALL" -> Math.max(1, signers.people().size());
            default -> Integer.parseInt(rule.signatures());
        };
    }

    private static String lack(int level, String capability, int wanted, PossibleSigners.Signers signers) {
        return signers.held()
                ? "Level %d asks for %d of those who have %s, and %d can sign: nobody signs their own request, nor twice."
                        .formatted(level, wanted, capability, signers.people().size())
                : "Level %d asks %s, and nobody has it.".formatted(level, capability);
    }

    private Level asked(Request request, DecisionVersion policy, Rule rule, int level, int wanted) {
        Instant now = clock.instant();
        var calendar = workingTime.of(request.plantId());
        int days = Objects.requireNonNullElse(request.approvalDeadlineDays(), rule.deadlineDays());
        return new Level(
                policy.label(),
                level,
                rule.oneByOne() ? 1 : wanted,
                rule.oneByOne() ? wanted - 1 : 0,
                null,
                rule.capability(),
                calendar.after(now, REMIND_AFTER_DAYS),
                calendar.after(now, ESCALATE_AFTER_DAYS),
                calendar.after(now, days),
                null,
                null,
                null);
    }

    private static Level done(Request request, DecisionVersion policy, int level) {
        return level == 1
                ? end(policy, 1, Decision.APPROVE.name(), "The approval policy asks for nobody.", Actor.SYSTEM)
                : end(policy, level, request.decision(), request.decisionReason(), request.decidedBy());
    }

    private static Level end(
            DecisionVersion policy,
            int level,
            @Nullable String decision,
            @Nullable String reason,
            @Nullable String decidedBy) {
        return new Level(policy.label(), level, 0, 0, null, null, null, null, null, decision, reason, decidedBy);
    }

    /** The levels stay where they are, so that they are looked for from there when somebody can sign. */
    private static Level nobody(Request request, DecisionVersion policy, String reason) {
        int former = Objects.requireNonNullElse(request.level(), 0);
        return new Level(
                former == 0 ? null : policy.label(),
                former,
                -1,
                Objects.requireNonNullElse(request.signaturesLeft(), 0),
                reason,
                null,
                null,
                null,
                null,
                request.decision(),
                request.decisionReason(),
                request.decidedBy());
    }
}
