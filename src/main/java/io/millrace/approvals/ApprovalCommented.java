package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** Somebody has said something about an approval. The subject is the record to decide about. */
public record ApprovalCommented(UUID subject, UUID approvalId, String kind, int level, UUID commentId, String author)
        implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.commented.v1";
    }
}
