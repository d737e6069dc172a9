package io.millrace.partners;

import io.millrace.platform.web.Ids;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Rates applications from what their checks found. */
@Service
@Transactional
class RiskService {

    private final PartnerApplications applications;
    private final ApplicationChecks checks;
    private final RiskAssessments assessments;
    private final RiskRules rules;
    private final Clock clock;

    RiskService(
            PartnerApplications applications,
            ApplicationChecks checks,
            RiskAssessments assessments,
            RiskRules rules,
            Clock clock) {
        this.applications = applications;
        this.checks = checks;
        this.assessments = assessments;
        this.rules = rules;
        this.clock = clock;
    }

    /**
     * Rates the current round and puts the rating on the application; done again it replaces the rating.
     *
     * @throws IllegalStateException when a check of the round has not been run
     */
    RiskAssessment rate(UUID applicationId) {
        var application = applications.get(applicationId);
        var factors = rules.assess(facts(application));
        var rating = rules.rate(RiskAssessment.score(factors));
        var now = clock.instant();
        var assessment = assessments.save(assessments
                .findByApplicationIdAndRound(applicationId, application.round())
                .map(earlier -> earlier.repeated(factors, rating, now))
                .orElseGet(() -> RiskAssessment.of(Ids.next(), application, factors, rating, now)));
        applications.save(application.rate(rating, assessment.score()));
        return assessment;
    }

    private RiskFacts facts(PartnerApplication application) {
        var outcomes = checks.findByApplicationIdAndRoundOrderByKind(application.id(), application.round()).stream()
                .collect(Collectors.toMap(ApplicationCheck::kind, ApplicationCheck::outcome));
        for (var kind : CheckKind.values()) {
            if (!outcomes.containsKey(kind)) {
                throw new IllegalStateException(
                        "Application " + application.id() + " has not been checked for " + kind);
            }
        }
        var details = application.details();
        var account = details.bankAccount();
        return new RiskFacts(
                details.partnerType(),
                details.country(),
                details.expectedAnnualVolume().amount(),
                details.expectedAnnualVolume().currency(),
                account != null && !BankAccountCheck.country(account).equals(details.country()),
                outcomes.getOrDefault(CheckKind.TAX_IDENTITY, CheckOutcome.FAILED),
                outcomes.getOrDefault(CheckKind.BANK_ACCOUNT, CheckOutcome.FAILED),
                outcomes.getOrDefault(CheckKind.DUPLICATE, CheckOutcome.FAILED),
                outcomes.getOrDefault(CheckKind.SANCTIONS, CheckOutcome.FAILED),
                outcomes.getOrDefault(CheckKind.COMPLETENESS, CheckOutcome.FAILED));
    }
}
