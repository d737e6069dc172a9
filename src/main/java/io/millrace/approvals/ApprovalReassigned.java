package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approval was given to somebody, who decides it on their own behalf. The subject is the record to decide about. */
public record ApprovalReassigned(
        UUID subject,
        UUID approvalId,
        String kind,
        int level,
        String assignee,
        @Nullable String reassignedFrom) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.reassigned.v1";
    }
}
