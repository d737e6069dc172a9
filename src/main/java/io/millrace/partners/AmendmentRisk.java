package io.millrace.partners;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** How much harm changing one part of a partner's record could do, and why. */
@Table("partner_amendment_risk")
record AmendmentRisk(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID amendmentId,
        AmendmentSection section,
        RiskRating rating,
        String explanation) {}
