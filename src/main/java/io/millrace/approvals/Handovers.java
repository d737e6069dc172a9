package io.millrace.approvals;

import io.millrace.approvals.Candidates.Candidate;
import io.millrace.platform.engine.EngineError;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.Versioned;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Claims approvals, gives them back and to others. Who may is held by {@link ApprovalDesk}, whatever the door. */
@Service
@Transactional
class Handovers {

    private final Approvals approvals;
    private final UserTasks tasks;
    private final Directory directory;
    private final Candidates candidates;
    private final Explanations explanations;
    private final ApprovalInbox inbox;
    private final ApprovalViews views;

    Handovers(
            Approvals approvals,
            UserTasks tasks,
            Directory directory,
            Candidates candidates,
            Explanations explanations,
            ApprovalInbox inbox,
            ApprovalViews views) {
        this.approvals = approvals;
        this.tasks = tasks;
        this.directory = directory;
        this.candidates = candidates;
        this.explanations = explanations;
        this.inbox = inbox;
        this.views = views;
    }

    /** From everybody, or from one for whom the caller stands in. */
    ApprovalView claim(UUID id, IfMatch ifMatch) {
        return assign(find(id), CurrentActor.require().userId(), null, ifMatch);
    }

    ApprovalView unclaim(UUID id, IfMatch ifMatch) {
        return assign(find(id), null, null, ifMatch);
    }

    ApprovalView delegate(UUID id, UUID recipient, IfMatch ifMatch) {
        return assign(find(id), member(recipient), CurrentActor.require().userId(), ifMatch);
    }

    ApprovalView reassign(UUID id, UUID recipient, IfMatch ifMatch) {
        return assign(find(id), member(recipient), null, ifMatch);
    }

    private ApprovalView assign(
            Approval approval, @Nullable String recipient, @Nullable String onBehalfOf, IfMatch ifMatch) {
        ifMatch.check(Versioned.number(approval.version()));
        if (!approval.isWaiting()) {
            throw Problem.of(ApprovalError.APPROVAL_DECIDED);
        }
        Candidate me = candidates.candidate(CurrentActor.require().userId());
        boolean isForMe = me.userId().equals(recipient);
        if ((isForMe || recipient == null)
                && Objects.equals(approval.assignment().assignee(), recipient)) {
            return inbox.get(approval.id());
        }
        Standing.Matter matter = candidates.matter(approval);
        if (me.handover(approval.capability(), matter)
                .to(recipient, onBehalfOf != null)
                .isEmpty()) {
            throw explanations.refusal(approval, matter, me);
        }
        if (recipient != null && !isForMe) {
            candidates.requireAble(recipient, approval.capability(), matter);
        }
        try {
            tasks.assign(approval.taskId(), recipient, onBehalfOf);
        } catch (Problem problem) {
            throw problem.code() == EngineError.TASK_GONE ? Problem.of(ApprovalError.APPROVAL_DECIDED) : problem;
        }
        return views.one(find(approval.id()));
    }

    private Approval find(UUID id) {
        return approvals.findById(id).orElseThrow(() -> Problem.of(ApprovalError.APPROVAL_NOT_FOUND));
    }

    private String member(UUID recipient) {
        String userId = recipient.toString();
        if (userId.equals(CurrentActor.require().userId())) {
            throw Problem.ofField("userId", "SELF", "must be somebody else");
        }
        if (directory.person(userId).isEmpty()) {
            throw Problem.ofField("userId", "NOT_A_MEMBER", "must be a member of the organization");
        }
        return userId;
    }
}
