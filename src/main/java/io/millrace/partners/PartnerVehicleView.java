package io.millrace.partners;

import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param registration without the separators that people write */
record PartnerVehicleView(
        UUID id,
        UUID partnerId,
        PartStatus status,
        VehicleKind kind,
        String country,
        String registration,
        Instant createdAt,
        @Nullable Instant deactivatedAt,
        long version)
        implements Versioned {

    static PartnerVehicleView of(PartnerVehicle vehicle) {
        var details = vehicle.details();
        return new PartnerVehicleView(
                vehicle.id(),
                vehicle.partnerId(),
                vehicle.status(),
                details.kind(),
                details.country(),
                details.registration(),
                vehicle.createdAt(),
                vehicle.deactivatedAt(),
                Versioned.number(vehicle.version()));
    }
}
