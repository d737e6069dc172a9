package io.millrace.approvals;

import io.millrace.platform.engine.TaskForms;
import io.millrace.platform.engine.UserTask;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** One decision by one person: it waits, and is then decided or withdrawn, once. */
@Table("approval")
record Approval(
        @Id UUID id,
        String taskId,
        String processInstanceId,
        String kind,
        String subjectType,
        UUID subjectId,
        String title,
        String summary,
        @Nullable BigDecimal amount,
        @Nullable String currency,
        int level,
        String capability,
        @Nullable String requestedBy,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable Instant dueAt,
        State state,
        @Nullable Decision decision,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable Instant decidedAt,
        @Version @Nullable Long version) {

    enum State {
        WAITING,
        DECIDED,
        WITHDRAWN
    }

    /** The variables without which nobody would know what is to be decided. */
    static final List<String> NEEDED =
            List.of("approvalKind", TaskForms.SUBJECT_TYPE, TaskForms.TITLE, TaskForms.SUMMARY);

    /** Takes what the model {@code approval} declares as its variables. */
    static Approval waiting(UserTask task, Instant now) {
        return new Approval(
                Ids.next(),
                task.id(),
                task.processInstanceId(),
                text(task, "approvalKind"),
                text(task, TaskForms.SUBJECT_TYPE),
                task.subjectId(),
                text(task, TaskForms.TITLE),
                text(task, TaskForms.SUMMARY),
                task.variable("approvalAmount")
                        .map(amount -> new BigDecimal(amount.toString()))
                        .orElse(null),
                task.variable("approvalCurrency").map(Object::toString).orElse(null),
                (Integer) task.variable("level").orElse(1),
                Objects.requireNonNull(task.capability(), "a task that decides is offered to a capability"),
                task.variable("submittedBy").map(Object::toString).orElse(null),
                task.assignee(),
                now,
                task.due(),
                State.WAITING,
                null,
                null,
                null,
                null,
                null);
    }

    Approval assignedTo(@Nullable String userId) {
        return with(userId, state, decision, reason, decidedBy, decidedAt);
    }

    Approval decided(Decision decision, @Nullable String reason, String userId, Instant now) {
        if (state != State.WAITING) {
            throw Problem.of(ApprovalError.APPROVAL_DECIDED);
        }
        return with(assignee, State.DECIDED, decision, reason, userId, now);
    }

    /** Its task waits on in another version of the model, where it decides, or does not any more. */
    Approval moved(State now) {
        return with(assignee, now, null, null, null, null);
    }

    Approval withdrawn() {
        return state == State.WAITING ? with(assignee, State.WITHDRAWN, null, null, null, null) : this;
    }

    private Approval with(
            @Nullable String assignee,
            State state,
            @Nullable Decision decision,
            @Nullable String reason,
            @Nullable String decidedBy,
            @Nullable Instant decidedAt) {
        return new Approval(
                id,
                taskId,
                processInstanceId,
                kind,
                subjectType,
                subjectId,
                title,
                summary,
                amount,
                currency,
                level,
                capability,
                requestedBy,
                assignee,
                createdAt,
                dueAt,
                state,
                decision,
                reason,
                decidedBy,
                decidedAt,
                version);
    }

    private static String text(UserTask task, String variable) {
        return task.variable(variable)
                .orElseThrow(() -> new IllegalStateException(
                        "The process of '%s' sets no variable %s".formatted(task.name(), variable)))
                .toString();
    }
}
