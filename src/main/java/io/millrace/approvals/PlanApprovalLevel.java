package io.millrace.approvals;

import io.millrace.platform.engine.Decisions;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.time.WorkingTime;
import java.time.Clock;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Asks the approval matrix who has to sign on the next level, how many of them, and by when. */
@Component("planApprovalLevel")
class PlanApprovalLevel implements ServiceTask<PlanApprovalLevel.Request, PlanApprovalLevel.Level> {

    private static final int REMIND_AFTER_DAYS = 2;
    private static final int ESCALATE_AFTER_DAYS = 5;

    private final Decisions decisions;
    private final Directory directory;
    private final WorkingTime workingTime;
    private final Clock clock;

    PlanApprovalLevel(Decisions decisions, Directory directory, WorkingTime workingTime, Clock clock) {
        this.decisions = decisions;
        this.directory = directory;
        this.workingTime = workingTime;
        this.clock = clock;
    }

    /**
     * What is to be decided.
     *
     * @param approvalDeadlineDays working days in which the caller wants an answer, instead of the matrix's
     * @param plantId in whose working time; nothing for the main plant
     */
    record Request(
            String approvalKind,
            @Nullable Double approvalAmount,
            @Nullable String approvalCurrency,
            @Nullable String riskRating,
            @Nullable String submittedBy,
            @Nullable Integer approvalDeadlineDays,
            @Nullable UUID plantId,
            @Nullable Integer level,
            @Nullable String decision,
            @Nullable String decisionReason,
            @Nullable String decidedBy) {}

    /**
     * The level to ask.
     *
     * @param signatures how many different people have to sign; 0 when there is nobody more to ask
     */
    record Level(
            Integer level,
            Integer signatures,
            @Nullable String capability,
            @Nullable Instant reminderAt,
            @Nullable Instant escalationAt,
            @Nullable Instant dueAt,
            @Nullable String decision,
            @Nullable String decisionReason,
            @Nullable String decidedBy) {

        static Level nobody(int level, @Nullable String decision, @Nullable String reason, @Nullable String decidedBy) {
            return new Level(level, 0, null, null, null, null, decision, reason, decidedBy);
        }
    }

    @Override
    public TaskContract<Request, Level> contract() {
        return TaskContract.of(
                "Find the approvers",
                "Asks the approval matrix for the next level: level 1 at first, then one more after each approved level."
                        + " Says which capability has to sign, how many different people, and by when; signatures is 0"
                        + " when there is nobody more to ask.",
                Request.class,
                Level.class);
    }

    @Override
    public Level run(Request request) {
        int level = request.level() == null ? 1 : request.level() + 1;
        Map<String, Object> rule = rule(request, level);
        if (!(rule.get("capability") instanceof String capability)
                || !(rule.get("deadlineDays") instanceof Number deadlineDays)) {
            return level == 1
                    ? Level.nobody(1, Decision.APPROVE.name(), "The approval matrix asks for nobody.", Actor.SYSTEM)
                    : Level.nobody(level, request.decision(), request.decisionReason(), request.decidedBy());
        }
        Instant now = clock.instant();
        var calendar = workingTime.of(request.plantId());
        return new Level(
                level,
                signatures(String.valueOf(rule.get("signatures")), capability, request.submittedBy()),
                capability,
                calendar.after(now, REMIND_AFTER_DAYS),
                calendar.after(now, ESCALATE_AFTER_DAYS),
                calendar.after(
                        now, Objects.requireNonNullElse(request.approvalDeadlineDays(), deadlineDays.intValue())),
                null,
                null,
                null);
    }

    private Map<String, Object> rule(Request request, int level) {
        Map<String, @Nullable Object> facts = new HashMap<>();
        facts.put("approvalKind", request.approvalKind());
        facts.put("approvalAmount", request.approvalAmount());
        facts.put("approvalCurrency", request.approvalCurrency());
        facts.put("riskRating", request.riskRating());
        facts.put("level", level);
        List<Map<String, Object>> rules = decisions.evaluate("approval-matrix", facts);
        if (rules.size() != 1) {
            throw new IllegalStateException("The approval matrix has %d rules for %s".formatted(rules.size(), facts));
        }
        return rules.get(0);
    }

    /** All means all who may sign; where there is none, one is asked for all the same, because nobody is not an answer. */
    private int signatures(String wanted, String capability, @Nullable String requester) {
        return switch (wanted) {
            case "ANY" -> 1;
            case "ALL" ->
                Math.max(1, (int) directory.holders(capability).stream()
                        .filter(person -> !person.id().equals(requester))
                        .count());
            default -> Integer.parseInt(wanted);
        };
    }
}
