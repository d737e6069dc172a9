package io.millrace.approvals;

import io.millrace.approvals.ApprovalView.Why;
import io.millrace.approvals.Candidates.Candidate;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Money;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Versioned;
import java.time.Clock;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Shows approvals to the current actor, with the names of people; the statements it takes do not grow with the page. */
@Component
class ApprovalViews {

    private final Candidates candidates;
    private final Directory directory;
    private final Clock clock;

    ApprovalViews(Candidates candidates, Directory directory, Clock clock) {
        this.candidates = candidates;
        this.directory = directory;
        this.clock = clock;
    }

    ApprovalView one(Approval approval) {
        Candidate me = candidates.candidate(CurrentActor.require().userId());
        return page(new Page<>(List.of(approval), null, null), me).items().get(0);
    }

    Page<ApprovalView> page(Page<Approval> page, Candidate me) {
        Set<String> people = new HashSet<>();
        page.items().forEach(approval -> people(approval, people));
        me.standIns().forEach(standIn -> people.add(standIn.principal()));
        Map<String, String> names = directory.names(people);
        Instant now = clock.instant();
        return page.map(approval -> view(approval, me, names, now));
    }

    private static void people(Approval approval, Set<String> people) {
        Approval.Outcome outcome = approval.outcome();
        Stream.of(
                        approval.requestedBy(),
                        approval.assignment().assignee(),
                        approval.assignment().onBehalfOf(),
                        approval.assignment().delegatedBy(),
                        outcome == null ? null : outcome.decidedBy())
                .flatMap(Stream::ofNullable)
                .forEach(people::add);
    }

    private static ApprovalView view(Approval approval, Candidate me, Map<String, String> names, Instant now) {
        Optional<Right> right = approval.isWaiting()
                ? me.standing(approval.capability(), approval.matter(Set.of(), Set.of()))
                        .right()
                : Optional.empty();
        Assignment with = approval.assignment();
        String onBehalfOf = right.map(Right::onBehalfOf).orElse(with.onBehalfOf());
        Approval.Outcome outcome = approval.outcome();
        return new ApprovalView(
                approval.id(),
                approval.kind(),
                approval.subjectType(),
                approval.subjectId(),
                approval.title(),
                approval.summary(),
                approval.amount() == null || approval.currency() == null
                        ? null
                        : new Money(approval.amount(), approval.currency()),
                approval.level(),
                approval.capability(),
                approval.requestedBy(),
                name(names, approval.requestedBy()),
                with.assignee(),
                name(names, with.assignee()),
                right.map(one -> why(one, with.assignee(), me.userId())).orElse(null),
                onBehalfOf,
                name(names, onBehalfOf),
                with.delegatedBy(),
                name(names, with.delegatedBy()),
                approval.createdAt(),
                approval.dueAt(),
                approval.isWaiting()
                        && approval.dueAt() != null
                        && approval.dueAt().isBefore(now),
                approval.state(),
                outcome == null ? null : outcome.decision(),
                outcome == null ? null : outcome.reason(),
                outcome == null ? null : outcome.decidedBy(),
                outcome == null ? null : name(names, outcome.decidedBy()),
                outcome == null ? null : outcome.decidedAt(),
                Versioned.number(approval.version()));
    }

    private static Why why(Right right, @Nullable String assignee, String me) {
        if (me.equals(assignee)) {
            return Why.ASSIGNED;
        }
        return right.isOwn() ? Why.CAPABILITY : Why.SUBSTITUTION;
    }

    private static @Nullable String name(Map<String, String> names, @Nullable String userId) {
        return userId == null ? null : names.get(userId);
    }
}
