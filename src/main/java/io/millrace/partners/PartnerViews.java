package io.millrace.partners;

import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Money;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers read about applications and partners. */
@Service
@Transactional(readOnly = true)
class PartnerViews {

    private static final Listing<ApplicationLine> APPLICATIONS = Listing.of(ApplicationLine.class)
            .select("id, status, partner_type, legal_name, country, risk_rating, created_at, submitted_at, expires_at,"
                    + " version")
            .from("partner_application")
            .fields(
                    ListField.text("status", "status").required(),
                    ListField.text("partnerType", "partner_type").required(),
                    ListField.text("legalName", "legal_name").required(),
                    ListField.text("country", "country").required(),
                    ListField.text("riskRating", "risk_rating"),
                    ListField.instant("createdAt", "created_at").required(),
                    ListField.instant("submittedAt", "submitted_at"),
                    ListField.instant("expiresAt", "expires_at").required())
            .sortedBy("-createdAt");

    private static final Listing<PartnerLine> PARTNERS = Listing.of(PartnerLine.class)
            .select("id, status, partner_type, legal_name, country, risk_rating, activated_at, version")
            .from("partner")
            .fields(
                    ListField.text("status", "status").required(),
                    ListField.text("partnerType", "partner_type").required(),
                    ListField.text("legalName", "legal_name").required(),
                    ListField.text("country", "country").required(),
                    ListField.text("riskRating", "risk_rating").required(),
                    ListField.instant("activatedAt", "activated_at").required())
            .sortedBy("legalName");

    private final Lists lists;
    private final PartnerApplications applications;
    private final ApplicationDocuments documents;
    private final ApplicationChecks checks;
    private final RiskAssessments assessments;
    private final Partners partners;
    private final PartnerBankAccounts bankAccounts;
    private final PartnerApplicationService service;
    private final PartnerOnboardingProcess process;

    PartnerViews(
            Lists lists,
            PartnerApplications applications,
            ApplicationDocuments documents,
            ApplicationChecks checks,
            RiskAssessments assessments,
            Partners partners,
            PartnerBankAccounts bankAccounts,
            PartnerApplicationService service,
            PartnerOnboardingProcess process) {
        this.lists = lists;
        this.applications = applications;
        this.documents = documents;
        this.checks = checks;
        this.assessments = assessments;
        this.partners = partners;
        this.bankAccounts = bankAccounts;
        this.service = service;
        this.process = process;
    }

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

    record PartnerLine(
            UUID id,
            PartnerStatus status,
            PartnerType partnerType,
            String legalName,
            String country,
            RiskRating riskRating,
            Instant activatedAt,
            long version) {}

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
            implements Versioned {}

    record DocumentView(
            UUID id,
            DocumentType type,
            UUID fileId,
            String fileName,
            java.time.@Nullable LocalDate issuedOn,
            java.time.@Nullable LocalDate expiresOn,
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

    record PartnerView(
            UUID id,
            PartnerStatus status,
            PartnerType partnerType,
            String legalName,
            @Nullable String tradeName,
            String country,
            Address address,
            Contact contact,
            List<PartnerTaxIdentity> taxIdentities,
            List<BankAccount> bankAccounts,
            RiskRating riskRating,
            Instant activatedAt,
            long version)
            implements Versioned {}

    Page<ApplicationLine> applications(ListQuery query) {
        return lists.page(APPLICATIONS, query);
    }

    Page<PartnerLine> partners(ListQuery query) {
        return lists.page(PARTNERS, query);
    }

    ApplicationView application(UUID id) {
        var application = applications.get(id);
        var details = application.details();
        return new ApplicationView(
                id,
                application.status(),
                details.partnerType(),
                details.legalName(),
                details.tradeName(),
                details.country(),
                details.address(),
                details.contact(),
                details.taxIdentities(),
                details.bankAccount() == null ? null : details.bankAccount().masked(),
                details.expectedAnnualVolume(),
                documents.findByApplicationIdOrderByUploadedAt(id).stream()
                        .map(DocumentView::of)
                        .toList(),
                application.status().isWithApplicant() ? service.missing(id) : List.of(),
                checks.findByApplicationIdAndRoundOrderByKind(id, application.round()).stream()
                        .map(CheckView::of)
                        .toList(),
                assessments
                        .findByApplicationIdAndRound(id, application.round())
                        .map(risk -> new RiskView(risk.rating(), risk.score(), risk.assessedAt(), risk.factors()))
                        .orElse(null),
                process.waitingFor(id),
                application.createdBy(),
                application.createdAt(),
                application.expiresAt(),
                application.submission(),
                application.decision(),
                application.version() == null ? 0 : application.version());
    }

    PartnerView partner(UUID id) {
        var partner = partners.get(id);
        return new PartnerView(
                id,
                partner.status(),
                partner.partnerType(),
                partner.legalName(),
                partner.tradeName(),
                partner.country(),
                partner.address(),
                partner.contact(),
                partner.taxIdentities(),
                bankAccounts.findByPartnerId(id).stream()
                        .map(account -> account.account().masked())
                        .toList(),
                partner.riskRating(),
                partner.activatedAt(),
                partner.version() == null ? 0 : partner.version());
    }
}
