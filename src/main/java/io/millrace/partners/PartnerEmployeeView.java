package io.millrace.partners;

import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** @param phone E.164, such as {@code +912255501234} */
record PartnerEmployeeView(
        UUID id,
        UUID partnerId,
        PartStatus status,
        String name,
        @Nullable String jobTitle,
        @Nullable String email,
        @Nullable String phone,
        Instant createdAt,
        @Nullable Instant deactivatedAt,
        long version)
        implements Versioned {

    static PartnerEmployeeView of(PartnerEmployee employee) {
        var details = employee.details();
        return new PartnerEmployeeView(
                employee.id(),
                employee.partnerId(),
                employee.status(),
                details.name(),
                details.jobTitle(),
                details.email(),
                details.phone(),
                employee.createdAt(),
                employee.deactivatedAt(),
                Versioned.number(employee.version()));
    }
}
