package io.millrace.approvals;

import io.millrace.platform.web.Ids;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/** Approvals as they wait, for tests that need no engine. */
final class WaitingApproval {

    private WaitingApproval() {}

    static Approval of(String kind, String capability, String requestedBy) {
        return new Approval(
                Ids.next(),
                UUID.randomUUID().toString(),
                "process-1",
                kind,
                "thing",
                UUID.randomUUID(),
                "A thing",
                "Is it good?",
                null,
                null,
                1,
                capability,
                null,
                requestedBy,
                Set.of(requestedBy),
                Assignment.NONE,
                Instant.EPOCH,
                null,
                Approval.State.WAITING,
                null,
                null);
    }
}
