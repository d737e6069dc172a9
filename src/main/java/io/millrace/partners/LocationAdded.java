package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A location of a partner was added. */
public record LocationAdded(UUID subject, UUID partnerId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.location.added.v1";
    }
}
