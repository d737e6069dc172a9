package io.millrace.partners;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A location of a partner in a list. */
record PartnerLocationLine(
        UUID id,
        PartStatus status,
        LocationKind kind,
        String name,
        String country,
        String city,
        @Nullable BigDecimal latitude,
        @Nullable BigDecimal longitude,
        Instant createdAt,
        long version) {}
