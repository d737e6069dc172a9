package io.millrace.approvals;

import io.millrace.approvals.Candidates.Candidate;
import io.millrace.platform.engine.EngineError;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.Versioned;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Decides approvals, and says who may. */
@Service
@Transactional
public class ApprovalService {

    private final Approvals approvals;
    private final UserTasks tasks;
    private final Candidates candidates;
    private final Explanations explanations;
    private final ApprovalViews views;

    ApprovalService(
            Approvals approvals,
            UserTasks tasks,
            Candidates candidates,
            Explanations explanations,
            ApprovalViews views) {
        this.approvals = approvals;
        this.tasks = tasks;
        this.candidates = candidates;
        this.explanations = explanations;
        this.views = views;
    }

    /**
     * Decides one approval and runs the process on to its next wait state, in this transaction.
     *
     * @throws Problem one of {@link ApprovalError}
     */
    ApprovalView decide(UUID id, Decision decision, @Nullable String reason, IfMatch ifMatch) {
        Approval approval = find(id);
        ifMatch.check(Versioned.number(approval.version()));
        decide(approval, decision, reason);
        return views.one(find(id));
    }

    /**
     * Decides the approval about a record that waits for the caller.
     *
     * @throws Problem {@link ApprovalError#NOTHING_TO_DECIDE} or {@link ApprovalError#APPROVAL_DECIDED} when none waits for
     *     anybody, and what else {@link ApprovalError} says when one waits but not for the caller
     */
    public void decideAbout(UUID subjectId, Decision decision, @Nullable String reason) {
        List<Approval> waiting = approvals.findBySubjectIdAndStateOrderByCreatedAt(subjectId, Approval.State.WAITING);
        if (waiting.isEmpty()) {
            throw noneWaits(subjectId);
        }
        Candidate me = me();
        Approval first = waiting.stream()
                .filter(approval -> me.standing(approval.capability(), candidates.matter(approval))
                        .mayDecide())
                .findFirst()
                .orElse(waiting.get(0));
        decide(first, decision, reason);
    }

    /** Why the approval is on the caller's desk or not; told to every member of the organization, without its content. */
    @Transactional(readOnly = true)
    ApprovalExplanation explain(UUID id) {
        Approval approval = find(id);
        return explanations.of(approval, candidates.matter(approval), me());
    }

    private void decide(Approval approval, Decision decision, @Nullable String reason) {
        if (!approval.isWaiting()) {
            throw over(approval);
        }
        Candidate me = me();
        Standing.Matter matter = candidates.matter(approval);
        if (!me.standing(approval.capability(), matter).mayDecide()) {
            throw explanations.refusal(approval, matter, me);
        }
        Map<String, Object> answer = new HashMap<>();
        answer.put("decision", decision.name());
        if (reason != null) {
            answer.put("decisionReason", reason);
        }
        try {
            tasks.takeOverAndComplete(approval.taskId(), answer);
        } catch (Problem problem) {
            throw problem.code() == EngineError.TASK_GONE ? over(find(approval.id())) : problem;
        }
    }

    private Approval find(UUID id) {
        return approvals.findById(id).orElseThrow(() -> Problem.of(ApprovalError.APPROVAL_NOT_FOUND));
    }

    private Problem noneWaits(UUID subjectId) {
        List<Approval> decided = approvals.findBySubjectIdAndStateOrderByCreatedAt(subjectId, Approval.State.DECIDED);
        return decided.isEmpty() ? Problem.of(ApprovalError.NOTHING_TO_DECIDE) : over(decided.get(decided.size() - 1));
    }

    private Problem over(Approval approval) {
        return Problem.of(
                ApprovalError.APPROVAL_DECIDED,
                explanations
                        .of(approval, approval.matter(Set.of(), Set.of()), me())
                        .reasons()
                        .get(0)
                        .detail());
    }

    private Candidate me() {
        return candidates.candidate(CurrentActor.require().userId());
    }
}
