package io.millrace.partners;

import io.millrace.approvals.Decision;
import java.util.List;
import java.util.Optional;

/**
 * What has to be there before a partner is paid to another account: two different people who approved, and somebody who called
 * the partner back over a contact known before and was told that it is right. Whoever asked for the change is none of them.
 */
record Quarantine(String requestedBy, List<AmendmentSignature> signatures, List<CallBack> callBacks) {

    private static final int APPROVERS = 2;

    /** Who vouched for an account. */
    public record Release(String calledBy, String firstApprover, String secondApprover) {}

    /** What is missing; empty when nothing is. */
    Optional<String> obstacle() {
        if (callBacks.stream().anyMatch(call -> call.outcome() == CallBackOutcome.DENIED)) {
            return Optional.of("The partner, called back, denied that the account is theirs.");
        }
        if (caller().isEmpty()) {
            return Optional.of("Nobody has called the partner back over a contact known before.");
        }
        int approvers = approvers().size();
        return approvers < APPROVERS
                ? Optional.of("A new bank account needs " + APPROVERS + " different approvers, and has " + approvers
                        + ": the approval policy asks for too few.")
                : Optional.empty();
    }

    /** Needs that there is no {@link #obstacle()}. */
    Release release() {
        var obstacle = obstacle();
        if (obstacle.isPresent()) {
            throw new IllegalStateException(obstacle.get());
        }
        return new Release(
                caller().orElseThrow(), approvers().get(0), approvers().get(1));
    }

    private Optional<String> caller() {
        return callBacks.stream()
                .filter(CallBack::confirms)
                .map(CallBack::calledBy)
                .filter(this::isSomebodyElse)
                .findFirst();
    }

    private List<String> approvers() {
        return signatures.stream()
                .filter(signature -> signature.decision() == Decision.APPROVE)
                .map(AmendmentSignature::signedBy)
                .filter(this::isSomebodyElse)
                .distinct()
                .toList();
    }

    private boolean isSomebodyElse(String person) {
        return !person.equals(requestedBy);
    }
}
