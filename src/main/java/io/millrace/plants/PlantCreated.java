package io.millrace.plants;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A plant was set up. */
public record PlantCreated(UUID subject, String code) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.plants.plant.created.v1";
    }
}
