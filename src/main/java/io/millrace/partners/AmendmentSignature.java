package io.millrace.partners;

import io.millrace.approvals.Decision;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** What one person decided about a change. */
@Table("partner_amendment_signature")
record AmendmentSignature(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID amendmentId,
        String signedBy,
        Decision decision,
        Instant signedAt) {}
