package io.millrace.plants;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** What is known about a plant, its working time for one, was changed. */
public record PlantChanged(UUID subject, String code) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.plants.plant.changed.v1";
    }
}
