package io.millrace.partners;

import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Money;
import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An application with everything known about it.
 *
 * @param missingDocuments what has to be added before it can be submitted
 * @param checks of the current round
 * @param waitingFor what people have to do next: {@code completeApplication}, {@code reviewHits} or {@code decide},
 *     once for each signature that is asked for; empty when the process has ended
 */
record ApplicationView(
        UUID id,
        ApplicationStatus status,
        PartnerType partnerType,
        String legalName,
        @Nullable String tradeName,
        String country,
        Address address,
        Contact contact,
        List<TaxIdentity> taxIdentities,
        @Nullable BankAccount bankAccount,
        Money expectedAnnualVolume,
        List<DocumentView> documents,
        List<FieldFailure> missingDocuments,
        List<CheckView> checks,
        @Nullable RiskView risk,
        List<String> waitingFor,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        PartnerApplication.@Nullable Submission submission,
        PartnerApplication.@Nullable Decision decision,
        long version)
        implements Versioned {

    record DocumentView(
            UUID id,
            DocumentType type,
            UUID fileId,
            String fileName,
            @Nullable LocalDate issuedOn,
            @Nullable LocalDate expiresOn,
            Instant uploadedAt) {

        static DocumentView of(ApplicationDocument document) {
            return new DocumentView(
                    document.id(),
                    document.type(),
                    document.fileId(),
                    document.fileName(),
                    document.issuedOn(),
                    document.expiresOn(),
                    document.uploadedAt());
        }
    }

    record CheckView(
            UUID id,
            CheckKind kind,
            CheckOutcome outcome,
            String source,
            Instant checkedAt,
            String explanation,
            List<CheckResult.Evidence> evidence,
            ApplicationCheck.@Nullable Review review) {

        static CheckView of(ApplicationCheck check) {
            return new CheckView(
                    check.id(),
                    check.kind(),
                    check.outcome(),
                    check.source(),
                    check.checkedAt(),
                    check.explanation(),
                    check.evidence(),
                    check.review());
        }
    }

    record RiskView(RiskRating rating, int score, Instant assessedAt, List<RiskFactor> factors) {}
}
