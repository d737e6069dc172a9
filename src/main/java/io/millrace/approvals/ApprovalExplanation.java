package io.millrace.approvals;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Why an approval is on somebody's desk or not, and who else can act. It says nothing of what is to be decided.
 *
 * @param mayDecide whether the caller may decide it now
 * @param reasons what speaks for it and against it
 * @param others some of those who can decide it now, beside the caller
 * @param otherCount how many they are
 */
record ApprovalExplanation(
        UUID approvalId,
        Approval.State state,
        String capability,
        boolean mayDecide,
        List<Reason> reasons,
        List<Colleague> others,
        int otherCount) {

    enum Code {
        /** The caller holds the capability. */
        CAPABILITY,
        /** The caller stands in for one who holds it. */
        SUBSTITUTION,
        /** The caller has claimed it, or it was given to them. */
        ASSIGNED,
        NO_RIGHT,
        OWN_REQUEST,
        SIGNED_BEFORE,
        SEGREGATED,
        CLAIMED,
        /** It waits for nobody any more. */
        OVER
    }

    /**
     * One thing that speaks for or against it.
     *
     * @param inFavour whether it lets the caller decide
     * @param userId whom it is about, if not the caller alone
     */
    record Reason(
            Code code,
            boolean inFavour,
            String detail,
            @Nullable String userId) {}

    /**
     * Somebody who can decide it.
     *
     * @param onBehalfOf for whom they stand in
     */
    record Colleague(
            String userId,
            String name,
            @Nullable String onBehalfOf,
            @Nullable String onBehalfOfName) {}
}
