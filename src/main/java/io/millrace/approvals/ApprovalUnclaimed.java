package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An approval waits again for all who can decide it. The subject is the record to decide about. */
public record ApprovalUnclaimed(
        UUID subject,
        UUID approvalId,
        String kind,
        int level,
        @Nullable String unclaimedFrom) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.approval.unclaimed.v1";
    }
}
