package io.millrace.partners;

import static io.millrace.platform.engine.Markdown.table;
import static io.millrace.platform.engine.Markdown.text;

import io.millrace.platform.engine.TaskSubject;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** An application as the forms of its tasks show it: the figures first, then what the checks found. */
@Component
class ApplicationSubject implements TaskSubject {

    private final PartnerApplications applications;
    private final ApplicationDocuments documents;
    private final ApplicationChecks checks;
    private final RiskAssessments assessments;
    private final Completeness completeness;
    private final Clock clock;

    ApplicationSubject(
            PartnerApplications applications,
            ApplicationDocuments documents,
            ApplicationChecks checks,
            RiskAssessments assessments,
            Completeness completeness,
            Clock clock) {
        this.applications = applications;
        this.documents = documents;
        this.checks = checks;
        this.assessments = assessments;
        this.completeness = completeness;
        this.clock = clock;
    }

    @Override
    public String type() {
        return PartnerOnboardingProcess.SUBJECT_TYPE;
    }

    @Override
    public Description describe(UUID id) {
        var application = applications.get(id);
        var parts = new ArrayList<String>();
        parts.add(figures(application));
        parts.add(missing(application));
        parts.add(risk(application));
        parts.add(checks(application));
        parts.add(documents(application));
        parts.removeIf(String::isEmpty);
        return new Description(
                application.details().legalName() + " as "
                        + words(application.details().partnerType()),
                String.join("\n\n", parts));
    }

    private static String figures(PartnerApplication application) {
        var details = application.details();
        var rows = new ArrayList<List<String>>();
        rows.add(List.of("Country", text(details.country())));
        rows.add(List.of(
                "Contact",
                text(details.contact().name() + ", " + details.contact().email())));
        details.taxIdentities().forEach(tax -> rows.add(List.of(text(tax.scheme()), text(tax.value()))));
        if (details.bankAccount() != null) {
            var account = details.bankAccount().masked();
            rows.add(List.of(
                    "Bank account",
                    text(account.iban() != null ? account.iban() : account.ifsc() + " " + account.accountNumber())));
        }
        rows.add(List.of(
                "Expected per year",
                text("%,.2f %s"
                        .formatted(
                                details.expectedAnnualVolume().amount(),
                                details.expectedAnnualVolume().currency()))));
        if (application.risk() != null) {
            rows.add(List.of(
                    "Risk",
                    "**%s** (%d points)"
                            .formatted(
                                    application.risk().riskRating(),
                                    application.risk().riskScore())));
        }
        return table(List.of("Declared", ""), rows);
    }

    private String missing(PartnerApplication application) {
        if (!application.status().isWithApplicant()) {
            return "";
        }
        var missing = completeness.missing(CheckedParty.of(application), LocalDate.now(clock));
        var question = application.decision() == null || application.decision().decisionReason() == null
                ? ""
                : "**Returned with this question:** "
                        + text(application.decision().decisionReason()) + "\n\n";
        return question
                + (missing.isEmpty()
                        ? "All documents that are needed are there."
                        : "**Still missing:**\n\n"
                                + String.join(
                                        "\n",
                                        missing.stream()
                                                .map(failure -> "- " + text(failure.message()))
                                                .toList()));
    }

    private String risk(PartnerApplication application) {
        return assessments
                .findByApplicationIdAndRound(application.id(), application.round())
                .filter(assessment -> !assessment.factors().isEmpty())
                .map(assessment -> "#### Risk\n\n"
                        + table(
                                List.of("Factor", "Points", "Why"),
                                assessment.factors().stream()
                                        .map(factor -> List.of(
                                                text(factor.factor()),
                                                String.valueOf(factor.points()),
                                                text(factor.explanation())))
                                        .toList()))
                .orElse("");
    }

    private String checks(PartnerApplication application) {
        var found = checks.findByApplicationIdAndRoundOrderByKind(application.id(), application.round());
        if (found.isEmpty()) {
            return "";
        }
        var rows = new ArrayList<List<String>>();
        for (var check : found) {
            rows.add(List.of(words(check.kind()), "**" + check.outcome() + "**", text(check.explanation())));
            if (check.outcome() != CheckOutcome.PASSED) {
                check.evidence()
                        .forEach(evidence ->
                                rows.add(List.of("", text(evidence.feature()), text(evidence.observation()))));
            }
            if (check.review() != null) {
                rows.add(List.of(
                        "", text(check.review().verdict()), text(check.review().reviewReason())));
            }
        }
        return "#### Checks\n\n" + table(List.of("Check", "Result", "Explanation"), rows);
    }

    private String documents(PartnerApplication application) {
        var all = documents.findByApplicationIdOrderByUploadedAt(application.id());
        return all.isEmpty()
                ? ""
                : "#### Documents\n\n"
                        + table(
                                List.of("Document", "File", "Valid until"),
                                all.stream()
                                        .map(document -> List.of(
                                                words(document.type()),
                                                "[%s](/documents/%s)"
                                                        .formatted(text(document.fileName()), document.fileId()),
                                                document.expiresOn() == null ? "no end" : text(document.expiresOn())))
                                        .toList());
    }

    private static String words(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
    }
}
