package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** Somebody has given an approval to another, who decides it on their behalf. The subject is the record to decide about. */
public record ApprovalDelegated(
        UUID subject, UUID approvalId, String kind, int level, String assignee, String delegatedBy)
        implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.delegated.v1";
    }
}
