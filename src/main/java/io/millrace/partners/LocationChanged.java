package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A location of a partner was changed. */
public record LocationChanged(UUID subject, UUID partnerId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.location.changed.v1";
    }
}
