package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Somebody decided. The subject is the record that was decided about.
 *
 * @param onBehalfOf for whom the one who decided stood in
 * @param delegatedBy who had given it to the one who decided
 */
public record ApprovalDecided(
        UUID subject,
        UUID approvalId,
        String kind,
        int level,
        Decision decision,
        @Nullable String reason,
        String decidedBy,
        @Nullable String onBehalfOf,
        @Nullable String delegatedBy)
        implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.decided.v1";
    }
}
