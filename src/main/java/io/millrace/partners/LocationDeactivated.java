package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A location of a partner is no longer in use. */
public record LocationDeactivated(UUID subject, UUID partnerId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.location.deactivated.v1";
    }
}
