package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/** Somebody who works for a partner. */
@Table("partner_employee")
record PartnerEmployee(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        PartStatus status,
        @Embedded.Empty Details details,
        String createdBy,
        Instant createdAt,
        @Nullable Instant deactivatedAt) {

    /** @param phone E.164 */
    public record Details(
            String name,
            @Nullable String jobTitle,
            @Nullable String email,
            @Nullable String phone) {

        /** Without the person: their data must not reach a log. */
        @Override
        public String toString() {
            return "Details[]";
        }
    }

    static PartnerEmployee of(UUID id, UUID partnerId, Details details, String by, Instant at) {
        return new PartnerEmployee(id, null, partnerId, PartStatus.ACTIVE, details, by, at, null);
    }

    PartnerEmployee changed(Details changed) {
        requireActive();
        return new PartnerEmployee(id, version, partnerId, status, changed, createdBy, createdAt, null);
    }

    PartnerEmployee deactivated(Instant at) {
        requireActive();
        return new PartnerEmployee(id, version, partnerId, PartStatus.INACTIVE, details, createdBy, createdAt, at);
    }

    private void requireActive() {
        if (status != PartStatus.ACTIVE) {
            throw Problem.of(PartnerError.PART_INACTIVE, "Employee " + id + " is inactive.");
        }
    }
}
