package io.millrace.approvals;

import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Problem;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Lists and decides approvals. */
@Service
@Transactional
public class ApprovalService {

    private static final Listing<ApprovalView> APPROVALS = Listing.of(ApprovalView::from)
            .select(ApprovalView.COLUMNS)
            .from("approval a")
            .fields(
                    ListField.text("kind", "a.kind").required(),
                    ListField.uuid("subjectId", "a.subject_id").required(),
                    ListField.instant("createdAt", "a.created_at").required(),
                    ListField.instant("dueAt", "a.due_at"))
            .id("a.id")
            .sortedBy("createdAt");

    /** Waiting, offered to a capability of mine, claimed by nobody or me, not my own request, not signed by me before. */
    private static final String MINE = """
            a.state = 'WAITING' and a.capability = any(:capabilities) and coalesce(a.assignee, :me) = :me
            and a.requested_by is distinct from :me
            and not exists (select from approval signed
                where signed.process_instance_id = a.process_instance_id and signed.decided_by = :me)""";

    private final Approvals approvals;
    private final UserTasks tasks;
    private final Lists lists;
    private final JdbcClient jdbc;

    ApprovalService(Approvals approvals, UserTasks tasks, Lists lists, JdbcClient jdbc) {
        this.approvals = approvals;
        this.tasks = tasks;
        this.lists = lists;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    Page<ApprovalView> waitingForMe(ListQuery query) {
        return lists.page(APPROVALS.where(MINE, me()), query);
    }

    @Transactional(readOnly = true)
    long countWaitingForMe() {
        return jdbc.sql("select count(*) from approval a where " + MINE)
                .params(me())
                .query(Long.class)
                .single();
    }

    /** Those may see an approval who could decide it, did decide it, or asked for it. */
    @Transactional(readOnly = true)
    ApprovalView get(UUID id) {
        return find(id).orElseThrow(() -> Problem.of(ApprovalError.APPROVAL_NOT_FOUND));
    }

    private Optional<ApprovalView> find(UUID id) {
        return jdbc.sql(
                        "select " + ApprovalView.COLUMNS + " from approval a where a.id = :id"
                                + " and (a.capability = any(:capabilities) or :me in (a.requested_by, a.assignee, a.decided_by))")
                .params(me())
                .param("id", id)
                .query(ApprovalView::from)
                .optional();
    }

    /**
     * Decides one approval and runs the process on to its next wait state, in this transaction.
     *
     * @throws Problem one of {@link ApprovalError}
     */
    ApprovalView decide(UUID id, Decision decision, @Nullable String reason) {
        ApprovalView view = get(id);
        if (view.state() != Approval.State.WAITING) {
            throw alreadyDecided(view);
        }
        decide(approvals.findById(id).orElseThrow(), decision, reason);
        return get(id);
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
        String userId = CurrentActor.require().userId();
        Approval first = waiting.stream()
                .filter(approval ->
                        approval.assignee() == null || approval.assignee().equals(userId))
                .findFirst()
                .orElse(waiting.get(0));
        decide(first, decision, reason);
    }

    private void decide(Approval approval, Decision decision, @Nullable String reason) {
        Actor actor = CurrentActor.require();
        if (actor.userId().equals(approval.requestedBy())) {
            throw Problem.of(
                    ApprovalError.APPROVAL_OWN_REQUEST,
                    "You submitted '%s', so somebody else has to decide.".formatted(approval.title()));
        }
        if (!actor.may(approval.capability())) {
            throw Problem.of(
                    ApprovalError.APPROVAL_NOT_FOR_YOU,
                    "'%s' waits for people with the capability %s.".formatted(approval.title(), approval.capability()));
        }
        if (approval.assignee() != null && !approval.assignee().equals(actor.userId())) {
            throw Problem.of(
                    ApprovalError.APPROVAL_NOT_FOR_YOU, "Somebody else has claimed '%s'.".formatted(approval.title()));
        }
        Map<String, Object> answer = new HashMap<>();
        answer.put("decision", decision.name());
        if (reason != null) {
            answer.put("decisionReason", reason);
        }
        tasks.complete(approval.taskId(), answer);
    }

    private Problem noneWaits(UUID subjectId) {
        List<Approval> decided = approvals.findBySubjectIdAndStateOrderByCreatedAt(subjectId, Approval.State.DECIDED);
        if (decided.isEmpty()) {
            return Problem.of(ApprovalError.NOTHING_TO_DECIDE);
        }
        // The last one may have been a level that the caller may not see.
        return find(decided.get(decided.size() - 1).id())
                .map(ApprovalService::alreadyDecided)
                .orElseGet(() -> Problem.of(ApprovalError.APPROVAL_DECIDED));
    }

    private static Problem alreadyDecided(ApprovalView view) {
        return Problem.of(
                ApprovalError.APPROVAL_DECIDED,
                view.decision() == null
                        ? "The process went on without this approval."
                        : "%s decided %s at %s.".formatted(view.decidedByName(), view.decision(), view.decidedAt()));
    }

    private static Map<String, Object> me() {
        Actor actor = CurrentActor.require();
        return Map.of("me", actor.userId(), "capabilities", actor.capabilities().toArray(String[]::new));
    }
}
