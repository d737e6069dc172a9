package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A vehicle of a partner was changed. */
public record VehicleChanged(UUID subject, UUID partnerId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.vehicle.changed.v1";
    }
}
