package io.millrace.approvals;

import io.millrace.platform.engine.UserTask;
import io.millrace.platform.engine.UserTaskObserver;
import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code approval} in step with the engine's user tasks that decide (extension property {@code approval}), and
 * holds what may be decided by whom, so that REST, Tasklist and every other door obey the same rules.
 */
@Component
@Order(100)
class ApprovalDesk implements UserTaskObserver {

    private static final int SHORTEST_REASON = 10;

    private final Approvals approvals;
    private final Events events;
    private final Clock clock;

    ApprovalDesk(Approvals approvals, Events events, Clock clock) {
        this.approvals = approvals;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void offered(UserTask task) {
        if (decides(task)) {
            var approval = approvals.save(Approval.waiting(task, clock.instant()));
            events.publish(new ApprovalRequested(
                    approval.subjectId(),
                    approval.id(),
                    approval.kind(),
                    approval.level(),
                    approval.capability(),
                    approval.dueAt()));
        }
    }

    @Override
    public void assigned(UserTask task) {
        if (decides(task)) {
            if (task.assignee() != null) {
                refuseSecondSignature(task, task.assignee());
            }
            approvals
                    .findByTaskId(task.id())
                    .map(found -> found.assignedTo(task.assignee()))
                    .ifPresent(approvals::save);
        }
    }

    @Override
    public void completed(UserTask task) {
        if (!decides(task)) {
            return;
        }
        String userId = CurrentActor.require().userId();
        refuseSecondSignature(task, userId);
        Decision decision = decision(task);
        String reason = reason(task, decision).orElse(null);
        Approval approval = approvals.findByTaskId(task.id()).orElseThrow();
        approvals.save(approval.decided(decision, reason, userId, clock.instant()));
        events.publish(new ApprovalDecided(
                approval.subjectId(), approval.id(), approval.kind(), approval.level(), decision, reason, userId));
        task.report("decision", decision);
        task.report("decisionReason", reason);
        task.report("decidedBy", userId);
    }

    @Override
    public void withdrawn(UserTask task) {
        if (decides(task)) {
            approvals.findByTaskId(task.id()).map(Approval::withdrawn).ifPresent(approvals::save);
        }
    }

    /** Where the versions do not agree on whether the task decides, what waits for a decision is brought in step. */
    @Override
    public void moved(UserTask task) {
        Optional<Approval> known = approvals.findByTaskId(task.id());
        if (known.isEmpty() && decides(task)) {
            offer(task);
        }
        Approval.State state = decides(task) ? Approval.State.WAITING : Approval.State.WITHDRAWN;
        known.filter(approval -> approval.state() != state)
                .map(approval -> approval.moved(state))
                .ifPresent(approvals::save);
    }

    private void offer(UserTask task) {
        List<String> missing = Approval.NEEDED.stream()
                .filter(variable -> task.variable(variable).isEmpty())
                .toList();
        if (!missing.isEmpty()) {
            throw Problem.of(
                    ApprovalError.APPROVAL_NOT_DESCRIBED,
                    "'%s' decides in the new version, and the process has no %s."
                            .formatted(task.name(), String.join(", ", missing)));
        }
        offered(task);
    }

    private static boolean decides(UserTask task) {
        return task.property("approval").filter("true"::equals).isPresent();
    }

    /** The engine keeps the requester out ({@code segregateFrom}); here nobody signs one approval twice. */
    private void refuseSecondSignature(UserTask task, String userId) {
        if (task.property("distinctSigners").filter("true"::equals).isPresent()
                && approvals.existsByProcessInstanceIdAndDecidedBy(task.processInstanceId(), userId)) {
            throw Problem.of(ApprovalError.APPROVAL_SIGNED_BEFORE);
        }
    }

    private static Decision decision(UserTask task) {
        String given = task.variable("decision").map(Object::toString).orElse("");
        try {
            return Decision.valueOf(given);
        } catch (IllegalArgumentException e) {
            throw Problem.ofField("decision", "DECISION", "has to be APPROVE, REJECT or RETURN");
        }
    }

    private static Optional<String> reason(UserTask task, Decision decision) {
        Optional<String> reason = task.variable("decisionReason")
                .map(Object::toString)
                .map(String::strip)
                .filter(text -> !text.isEmpty());
        if (decision != Decision.APPROVE
                && reason.filter(text -> text.length() >= SHORTEST_REASON).isEmpty()) {
            throw Problem.of(
                    ApprovalError.DECISION_REASON_REQUIRED,
                    "Say in at least %d characters why you %s."
                            .formatted(SHORTEST_REASON, decision.name().toLowerCase(Locale.ROOT)));
        }
        return reason;
    }
}
