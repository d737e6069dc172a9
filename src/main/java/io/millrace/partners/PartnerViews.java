package io.millrace.partners;

import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Versioned;
import java.util.List;
import java.util.UUID;
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
                    ListField.choice("status", "status", ApplicationStatus.class)
                            .required(),
                    ListField.choice("partnerType", "partner_type", PartnerType.class)
                            .required(),
                    ListField.text("legalName", "legal_name").required().likeBy("partner_application_by_name"),
                    ListField.text("country", "country").required(),
                    ListField.choice("riskRating", "risk_rating", RiskRating.class),
                    ListField.instant("createdAt", "created_at").required(),
                    ListField.instant("submittedAt", "submitted_at"),
                    ListField.instant("expiresAt", "expires_at").required())
            .sortedBy("-createdAt")
            .searchedBy("partner_application_by_search");

    private static final Listing<PartnerLine> PARTNERS = Listing.of(PartnerLine.class)
            .select("id, status, partner_type, legal_name, country, risk_rating, activated_at, version")
            .from("partner")
            .fields(
                    ListField.choice("status", "status", PartnerStatus.class).required(),
                    ListField.choice("partnerType", "partner_type", PartnerType.class)
                            .required(),
                    ListField.text("legalName", "legal_name").required().likeBy("partner_by_name"),
                    ListField.text("country", "country").required(),
                    ListField.choice("riskRating", "risk_rating", RiskRating.class)
                            .required(),
                    ListField.instant("activatedAt", "activated_at").required())
            .sortedBy("legalName")
            .searchedBy("partner_by_search");

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
                        .map(ApplicationView.DocumentView::of)
                        .toList(),
                application.status().isWithApplicant() ? service.missing(id) : List.of(),
                checks.findByApplicationIdAndRoundOrderByKind(id, application.round()).stream()
                        .map(ApplicationView.CheckView::of)
                        .toList(),
                assessments
                        .findByApplicationIdAndRound(id, application.round())
                        .map(risk -> new ApplicationView.RiskView(
                                risk.rating(), risk.score(), risk.assessedAt(), risk.factors()))
                        .orElse(null),
                process.waitingFor(id),
                application.createdBy(),
                application.createdAt(),
                application.expiresAt(),
                application.submission(),
                application.decision(),
                Versioned.number(application.version()));
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
                bankAccounts.findByPartnerIdAndStatus(id, BankAccountStatus.IN_FORCE).stream()
                        .map(account -> account.account().masked())
                        .toList(),
                partner.riskRating(),
                partner.activatedAt(),
                Versioned.number(partner.version()));
    }
}
