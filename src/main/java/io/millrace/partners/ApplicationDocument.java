package io.millrace.partners;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * A file that an applicant handed in, with what it proves. The file itself is kept elsewhere.
 *
 * @param expiresOn the last day on which it counts
 */
@Table("partner_application_document")
record ApplicationDocument(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID applicationId,
        DocumentType type,
        UUID fileId,
        String fileName,
        @Nullable LocalDate issuedOn,
        @Nullable LocalDate expiresOn,
        String uploadedBy,
        Instant uploadedAt) {

    boolean isValidOn(LocalDate day) {
        return expiresOn == null || !expiresOn.isBefore(day);
    }
}
