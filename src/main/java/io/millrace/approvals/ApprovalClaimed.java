package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Somebody has claimed an approval, perhaps from the one for whom they stand in. The subject is the record to decide about. */
public record ApprovalClaimed(
        UUID subject,
        UUID approvalId,
        String kind,
        int level,
        String assignee,
        @Nullable String onBehalfOf) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.claimed.v1";
    }
}
