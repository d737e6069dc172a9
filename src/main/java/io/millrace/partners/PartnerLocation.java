package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** A place of a partner's. */
@Table("partner_location")
record PartnerLocation(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        PartStatus status,
        @Embedded.Empty Details details,
        String createdBy,
        Instant createdAt,
        @Nullable Instant deactivatedAt) {

    /** @param latitude degrees, WGS 84; there when the longitude is */
    public record Details(
            LocationKind kind,
            String name,
            String country,
            @Embedded.Empty(prefix = "address_") Address address,
            @Nullable BigDecimal latitude,
            @Nullable BigDecimal longitude) {}

    static PartnerLocation of(UUID id, UUID partnerId, Details details, String by, Instant at) {
        return new PartnerLocation(id, null, partnerId, PartStatus.ACTIVE, details, by, at, null);
    }

    PartnerLocation changed(Details changed) {
        requireActive();
        return new PartnerLocation(id, version, partnerId, status, changed, createdBy, createdAt, null);
    }

    PartnerLocation deactivated(Instant at) {
        requireActive();
        return new PartnerLocation(id, version, partnerId, PartStatus.INACTIVE, details, createdBy, createdAt, at);
    }

    private void requireActive() {
        if (status != PartStatus.ACTIVE) {
            throw Problem.of(PartnerError.PART_INACTIVE, "Location " + id + " is inactive.");
        }
    }
}
