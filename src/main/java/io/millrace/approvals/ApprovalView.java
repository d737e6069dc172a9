package io.millrace.approvals;

import io.millrace.platform.web.Money;
import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval as its approvers see it.
 *
 * @param requestedBy whose request it is; they can't decide it
 * @param assignee who has claimed it, or was given it
 * @param why the caller may decide it; null where they may not
 * @param onBehalfOf for whom it is decided, or was: the caller, the assignee or the one who decided stands in for them
 * @param delegatedBy who gave it to the assignee, who decides it on their behalf
 */
record ApprovalView(
        UUID id,
        String kind,
        String subjectType,
        UUID subjectId,
        String title,
        String summary,
        @Nullable Money amount,
        int level,
        String capability,
        @Nullable String requestedBy,
        @Nullable String requestedByName,
        @Nullable String assignee,
        @Nullable String assigneeName,
        @Nullable Why why,
        @Nullable String onBehalfOf,
        @Nullable String onBehalfOfName,
        @Nullable String delegatedBy,
        @Nullable String delegatedByName,
        Instant createdAt,
        @Nullable Instant dueAt,
        boolean overdue,
        Approval.State state,
        @Nullable Decision decision,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        long version)
        implements Versioned {

    /** Why an approval is on somebody's desk. */
    enum Why {
        /** They hold the capability that it is offered to. */
        CAPABILITY,
        /** They stand in for somebody who may decide it. */
        SUBSTITUTION,
        /** They have claimed it, or it was given to them. */
        ASSIGNED
    }
}
