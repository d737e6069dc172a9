package io.millrace.partners;

import io.millrace.platform.web.Versioned;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param latitude degrees, WGS 84 */
record PartnerLocationView(
        UUID id,
        UUID partnerId,
        PartStatus status,
        LocationKind kind,
        String name,
        String country,
        Address address,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        Instant createdAt,
        @Nullable Instant deactivatedAt,
        long version)
        implements Versioned {

    static PartnerLocationView of(PartnerLocation location) {
        var details = location.details();
        return new PartnerLocationView(
                location.id(),
                location.partnerId(),
                location.status(),
                details.kind(),
                details.name(),
                details.country(),
                details.address(),
                details.latitude(),
                details.longitude(),
                location.createdAt(),
                location.deactivatedAt(),
                Versioned.number(location.version()));
    }
}
