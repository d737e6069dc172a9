package io.millrace.approvals;

import io.millrace.platform.engine.TaskForms;
import io.millrace.platform.engine.UserTask;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * One decision by one person: it waits, and is then decided or withdrawn, once.
 *
 * @param policyVersion the version of the approval policy that it keeps to, where one said who is asked
 * @param keptOut who must not decide: whose request it is, whom the model keeps from it, and who has signed before
 */
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
        @Nullable String policyVersion,
        @Nullable String requestedBy,
        Set<String> keptOut,
        @Embedded.Empty Assignment assignment,
        Instant createdAt,
        @Nullable Instant dueAt,
        State state,
        @Embedded.Nullable @Nullable Outcome outcome,
        @Version @Nullable Long version) {

    enum State {
        WAITING,
        DECIDED,
        WITHDRAWN
    }

    /** The variables without which nobody would know what is to be decided. */
    static final List<String> NEEDED =
            List.of("approvalKind", TaskForms.SUBJECT_TYPE, TaskForms.TITLE, TaskForms.SUMMARY);

    record Outcome(Decision decision, @Nullable String reason, String decidedBy, Instant decidedAt) {}

    /** Takes what the model {@code approval} declares as its variables. */
    static Approval waiting(UserTask task, Collection<String> signers, Instant now) {
        String requestedBy = task.variable("submittedBy").map(Object::toString).orElse(null);
        Set<String> keptOut = new TreeSet<>(signers);
        keptOut.addAll(task.segregatedFrom());
        if (requestedBy != null) {
            keptOut.add(requestedBy);
        }
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
                task.variable("policyVersion").map(Object::toString).orElse(null),
                requestedBy,
                keptOut,
                new Assignment(task.assignee(), null, null),
                now,
                task.due(),
                State.WAITING,
                null,
                null);
    }

    /**
     * What the rules need to know of it.
     *
     * @param signers who has signed before, where that keeps people out
     * @param segregated whom the model keeps out as its variables are now
     */
    Standing.Matter matter(Set<String> signers, Set<String> segregated) {
        Set<String> out = new TreeSet<>(keptOut);
        out.addAll(signers);
        out.addAll(segregated);
        if (requestedBy != null) {
            out.add(requestedBy);
        }
        return new Standing.Matter(
                kind,
                requestedBy,
                assignment.assignee(),
                assignment.onBehalfOf(),
                assignment.delegatedBy(),
                signers,
                out);
    }

    Approval assigned(Assignment anew) {
        requireWaiting();
        return with(keptOut, anew, state, outcome);
    }

    Approval keepingOut(Set<String> people) {
        Set<String> out = new TreeSet<>(keptOut);
        out.addAll(people);
        return with(out, assignment, state, outcome);
    }

    /** Who decides acts by the right; who gave it away signs with them. */
    Approval decided(Decision decision, @Nullable String reason, String userId, Right right, Instant now) {
        requireWaiting();
        return with(
                keptOut,
                new Assignment(assignment.assignee(), right.onBehalfOf(), assignment.delegatedBy()),
                State.DECIDED,
                new Outcome(decision, reason, userId, now));
    }

    /** Its task waits on in another version of the model, where it decides, or does not any more. */
    Approval moved(State now) {
        return with(keptOut, assignment, now, null);
    }

    Approval withdrawn() {
        return state == State.WAITING ? with(keptOut, assignment, State.WITHDRAWN, null) : this;
    }

    /** Everybody whose signature the decision stands for: nobody of them signs the same approval again. */
    Set<String> signers() {
        Set<String> people = new TreeSet<>();
        if (outcome != null) {
            people.add(outcome.decidedBy);
            Stream.ofNullable(assignment.onBehalfOf()).forEach(people::add);
            Stream.ofNullable(assignment.delegatedBy()).forEach(people::add);
        }
        return people;
    }

    /** Whether the person asked for it, has it, had it, or decided it. */
    boolean concerns(String userId) {
        return signers().contains(userId)
                || userId.equals(requestedBy)
                || userId.equals(assignment.assignee())
                || userId.equals(assignment.delegatedBy());
    }

    boolean isWaiting() {
        return state == State.WAITING;
    }

    private void requireWaiting() {
        if (!isWaiting()) {
            throw Problem.of(ApprovalError.APPROVAL_DECIDED);
        }
    }

    private Approval with(Set<String> keptOut, Assignment assignment, State state, @Nullable Outcome outcome) {
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
                policyVersion,
                requestedBy,
                keptOut,
                assignment,
                createdAt,
                dueAt,
                state,
                outcome,
                version);
    }

    private static String text(UserTask task, String variable) {
        return task.variable(variable)
                .orElseThrow(() -> new IllegalStateException(
                        "The process of '%s' sets no variable %s".formatted(task.name(), variable)))
                .toString();
    }
}
