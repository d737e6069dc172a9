package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A vehicle that drives for a partner, and for no other one at the same time. */
@Table("partner_vehicle")
record PartnerVehicle(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        PartStatus status,
        @Embedded.Empty Details details,
        String createdBy,
        Instant createdAt,
        @Nullable Instant deactivatedAt) {

    /** @param registration in its canonical spelling */
    public record Details(VehicleKind kind, String country, String registration) {}

    static PartnerVehicle of(UUID id, UUID partnerId, Details details, String by, Instant at) {
        return new PartnerVehicle(id, null, partnerId, PartStatus.ACTIVE, details, by, at, null);
    }

    PartnerVehicle changed(Details changed) {
        requireActive();
        return new PartnerVehicle(id, version, partnerId, status, changed, createdBy, createdAt, null);
    }

    PartnerVehicle deactivated(Instant at) {
        requireActive();
        return new PartnerVehicle(id, version, partnerId, PartStatus.INACTIVE, details, createdBy, createdAt, at);
    }

    private void requireActive() {
        if (status != PartStatus.ACTIVE) {
            throw Problem.of(PartnerError.PART_INACTIVE, "Vehicle " + id + " is inactive.");
        }
    }
}
