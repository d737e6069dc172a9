package io.millrace.approvals;

import io.millrace.substitutions.StandIn;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Who may claim an approval, give it back and give it to somebody else. The one whose request it is may do none of it, so
 * that nobody chooses who decides for them.
 *
 * @param mover who wants to
 * @param manages whether the mover may give everybody's approvals to others
 * @param standIns for whom the mover stands in now
 * @param standing the mover's, as the approval is
 * @param offered the mover's, if nobody had it
 */
record Handover(
        Standing.Matter matter,
        String mover,
        boolean manages,
        List<StandIn> standIns,
        Standing standing,
        Standing offered) {

    /**
     * What it is after the mover has assigned it, or empty where they may not. To themselves: they claim it, or take it over
     * from one for whom they stand in. To nobody: they give it back. To somebody else, who has to be able to decide it.
     *
     * @param onBehalf whether somebody else is to decide it on the mover's behalf, who has to be able to decide it then
     */
    Optional<Assignment> to(@Nullable String recipient, boolean onBehalf) {
        if (recipient == null) {
            return release();
        }
        if (recipient.equals(mover)) {
            return take();
        }
        return onBehalf ? delegate(recipient) : give(recipient);
    }

    private Optional<Assignment> take() {
        if (standing.mayDecide()) {
            return standing.right()
                    .map(right -> new Assignment(
                            mover, right.onBehalfOf(), matter.assignee() == null ? null : matter.delegatedBy()));
        }
        return (manages || mover.equals(matter.delegatedBy())) && !isRequester()
                ? offered.right().map(right -> new Assignment(mover, right.onBehalfOf(), null))
                : Optional.empty();
    }

    private Optional<Assignment> release() {
        return (manages || concerns()) && !isRequester() ? Optional.of(Assignment.NONE) : Optional.empty();
    }

    private Optional<Assignment> give(String recipient) {
        boolean mine = concerns() || (matter.assignee() == null && standing.mayDecide());
        return (manages || mine) && !isRequester()
                ? Optional.of(new Assignment(recipient, null, null))
                : Optional.empty();
    }

    private Optional<Assignment> delegate(String recipient) {
        boolean wasMine = mover.equals(matter.delegatedBy()) && offered.mayDecide();
        if (!standing.mayDecide() && !wasMine) {
            return Optional.empty();
        }
        String first = matter.delegatedBy() == null ? mover : matter.delegatedBy();
        return Optional.of(new Assignment(recipient, null, first.equals(recipient) ? null : first));
    }

    /** It is with the mover, with one for whom they stand in, or was the mover's before. */
    private boolean concerns() {
        @Nullable String assignee = matter.assignee();
        return assignee != null
                && (mover.equals(assignee)
                        || mover.equals(matter.delegatedBy())
                        || standIns.stream()
                                .anyMatch(standIn -> standIn.covers(matter.kind())
                                        && standIn.people().contains(assignee)));
    }

    private boolean isRequester() {
        return mover.equals(matter.requestedBy());
    }
}
