package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody decided. The subject is the record that was decided about. */
public record ApprovalDecided(
        UUID subject,
        UUID approvalId,
        String kind,
        int level,
        Decision decision,
        @Nullable String reason,
        String decidedBy)
        implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.decided.v1";
    }
}
