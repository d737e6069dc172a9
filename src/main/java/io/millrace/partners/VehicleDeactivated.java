package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A vehicle of a partner is no longer in use. */
public record VehicleDeactivated(UUID subject, UUID partnerId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.vehicle.deactivated.v1";
    }
}
