package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A partner was called back about a new bank account. */
public record CallBackRecorded(UUID subject, UUID partnerId, UUID amendmentId, CallBackOutcome outcome)
        implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.call-back.recorded.v1";
    }
}
