package io.millrace.partners;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An application in a list. */
record ApplicationLine(
        UUID id,
        ApplicationStatus status,
        PartnerType partnerType,
        String legalName,
        String country,
        @Nullable RiskRating riskRating,
        Instant createdAt,
        @Nullable Instant submittedAt,
        Instant expiresAt,
        long version) {}
