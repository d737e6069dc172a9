package io.millrace.plants;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A plant went out of use. */
public record PlantDeactivated(UUID subject, String code) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.plants.plant.deactivated.v1";
    }
}
