package io.millrace.approvals;

import io.millrace.approvals.Candidates.Candidate;
import io.millrace.platform.engine.TaskSubstitution;
import io.millrace.platform.engine.UserTask;
import io.millrace.platform.engine.UserTaskObserver;
import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps table {@code approval} in step with the engine's user tasks that decide (extension property {@code approval}), and
 * holds who may do what with them, so that REST, Tasklist and every other door obey the same rules.
 */
@Component
@Order(100)
class ApprovalDesk implements UserTaskObserver {

    private final Approvals approvals;
    private final Candidates candidates;
    private final Explanations explanations;
    private final Events events;
    private final Clock clock;

    ApprovalDesk(Approvals approvals, Candidates candidates, Explanations explanations, Events events, Clock clock) {
        this.approvals = approvals;
        this.candidates = candidates;
        this.explanations = explanations;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public void offered(UserTask task) {
        if (decides(task)) {
            var approval = approvals.save(Approval.waiting(task, signers(task), clock.instant()));
            task.offerAlsoTo(TaskSubstitution.group(approval.capability(), approval.kind()));
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
        Approval approval = decides(task) ? approvals.findByTaskId(task.id()).orElse(null) : null;
        if (approval == null || Objects.equals(approval.assignment().assignee(), task.assignee())) {
            return;
        }
        if (task.returnsToOwner()) {
            throw Problem.of(
                    ApprovalError.APPROVAL_NOT_FOR_YOU,
                    "Who is given an approval decides it: delegate it with POST /api/v1/approvals/{id}/delegate.");
        }
        Assignment anew = anew(approval, task);
        approvals.save(approval.assigned(anew));
        if (!task.isBeingCompleted()) {
            tell(approval, anew);
        }
    }

    @Override
    public void completed(UserTask task) {
        if (!decides(task)) {
            return;
        }
        Approval approval = approvals.findByTaskId(task.id()).orElseThrow();
        Candidate me = candidates.candidate(CurrentActor.require().userId());
        Standing.Matter matter = matter(approval, task);
        Right right = me.standing(approval.capability(), matter)
                .right()
                .orElseThrow(() -> explanations.refusal(approval, matter, me));
        DecisionAnswer answer = DecisionAnswer.of(task);
        Approval decided = approvals.save(
                approval.decided(answer.decision(), answer.reason(), me.userId(), right, clock.instant()));
        keepOut(task, decided.signers());
        events.publish(new ApprovalDecided(
                decided.subjectId(),
                decided.id(),
                decided.kind(),
                decided.level(),
                answer.decision(),
                answer.reason(),
                me.userId(),
                decided.assignment().onBehalfOf(),
                decided.assignment().delegatedBy()));
        task.report("decision", answer.decision());
        task.report("decisionReason", answer.reason());
        task.report("decidedBy", me.userId());
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

    /** The assignment that the engine is about to make, if the actor may make it. */
    private Assignment anew(Approval approval, UserTask task) {
        Candidate me = candidates.candidate(CurrentActor.require().userId());
        Standing.Matter matter = matter(approval, task);
        String recipient = task.assignee();
        Assignment anew = me.handover(approval.capability(), matter)
                .to(recipient, me.userId().equals(task.owner()))
                .orElseThrow(() -> explanations.refusal(approval, matter, me));
        if (recipient != null && !recipient.equals(me.userId())) {
            candidates.requireAble(recipient, approval.capability(), matter);
        }
        return anew;
    }

    private void tell(Approval approval, Assignment anew) {
        String before = approval.assignment().assignee();
        if (anew.assignee() == null) {
            events.publish(new ApprovalUnclaimed(
                    approval.subjectId(), approval.id(), approval.kind(), approval.level(), before));
        } else if (anew.assignee().equals(CurrentActor.require().userId())) {
            events.publish(new ApprovalClaimed(
                    approval.subjectId(),
                    approval.id(),
                    approval.kind(),
                    approval.level(),
                    anew.assignee(),
                    anew.onBehalfOf()));
        } else if (anew.delegatedBy() != null) {
            events.publish(new ApprovalDelegated(
                    approval.subjectId(),
                    approval.id(),
                    approval.kind(),
                    approval.level(),
                    anew.assignee(),
                    anew.delegatedBy()));
        } else {
            events.publish(new ApprovalReassigned(
                    approval.subjectId(), approval.id(), approval.kind(), approval.level(), anew.assignee(), before));
        }
    }

    private Standing.Matter matter(Approval approval, UserTask task) {
        return approval.matter(signers(task), task.segregatedFrom());
    }

    private Set<String> signers(UserTask task) {
        return hasDistinctSigners(task) ? approvals.signers(task.processInstanceId()) : Set.of();
    }

    /** Nobody signs one approval twice, so nobody who has is shown another of its signatures. */
    private void keepOut(UserTask task, Set<String> signers) {
        if (hasDistinctSigners(task)) {
            approvals
                    .findByProcessInstanceIdAndState(task.processInstanceId(), Approval.State.WAITING)
                    .forEach(waiting -> approvals.save(waiting.keepingOut(signers)));
        }
    }

    private static boolean hasDistinctSigners(UserTask task) {
        return task.property("distinctSigners").filter("true"::equals).isPresent();
    }
}
