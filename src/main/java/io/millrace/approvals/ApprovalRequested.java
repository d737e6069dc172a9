package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A decision waits for the holders of a capability. The subject is the record to decide about. */
public record ApprovalRequested(
        UUID subject,
        UUID approvalId,
        String kind,
        int level,
        String capability,
        @Nullable Instant dueAt) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.requested.v1";
    }
}
