package io.millrace.partners;

import java.time.Instant;
import java.util.UUID;

/** A partner in a list. */
record PartnerLine(
        UUID id,
        PartnerStatus status,
        PartnerType partnerType,
        String legalName,
        String country,
        RiskRating riskRating,
        Instant activatedAt,
        long version) {}
