package io.millrace.plants;

import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A plant.
 *
 * @param main whether its working time holds where no plant is named
 * @param timeZone name in the IANA time zone database
 * @param workingHours when people work, on the plant's clock
 * @param holidays days on which nobody works
 */
record PlantView(
        UUID id,
        PlantStatus status,
        String code,
        String name,
        boolean main,
        String timeZone,
        List<PlantRequest.Hours> workingHours,
        List<PlantHoliday> holidays,
        Instant createdAt,
        Instant changedAt,
        @Nullable Instant deactivatedAt,
        long version)
        implements Versioned {

    static PlantView of(Plant plant) {
        var details = plant.details();
        return new PlantView(
                plant.id(),
                plant.status(),
                details.code(),
                details.name(),
                details.main(),
                details.timeZone(),
                details.hours().stream().map(PlantRequest.Hours::of).toList(),
                details.holidays(),
                plant.createdAt(),
                plant.changedAt(),
                plant.deactivatedAt(),
                Versioned.number(plant.version()));
    }
}
