package io.millrace.partners;

import io.millrace.partners.ApplicationCheck.Verdict;
import io.millrace.partners.WorkDeadlines.Deadlines;
import io.millrace.platform.engine.BusinessError;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.ServiceTask.Nothing;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tasks of {@code partner-onboarding} do; mails are in {@link PartnerOnboardingMails}. */
@Configuration(proxyBeanMethods = false)
class PartnerOnboardingTasks {

    record Application(UUID applicationId) {}

    /** @param plantId in whose working time; nothing for the main plant */
    record Planning(UUID applicationId, @Nullable UUID plantId) {}

    record Submitted(String submittedBy, Double approvalAmount, String approvalCurrency) {}

    record Rated(String riskRating, Boolean needsComplianceReview) {}

    record Reviewed(UUID applicationId, String reviewDecision, String reviewReason) {}

    record Approved(
            UUID applicationId, String decidedBy, @Nullable String decisionReason) {}

    record Returned(UUID applicationId, String decidedBy, String decisionReason) {}

    record Rejected(
            UUID applicationId,
            @Nullable String reviewDecision,
            @Nullable String reviewReason,
            @Nullable String decisionReason,
            @Nullable String decidedBy) {}

    @Bean
    ServiceTask<Planning, Deadlines> planCompletion(WorkDeadlines deadlines) {
        return ServiceTask.of(
                TaskContract.of(
                        "Plan the completion",
                        "Works out in working time, from now on, when to remind those who complete the application and when to escalate.",
                        Planning.class,
                        Deadlines.class),
                planning -> deadlines.fromNow(planning.plantId()));
    }

    @Bean
    ServiceTask<Planning, Deadlines> planReview(WorkDeadlines deadlines) {
        return ServiceTask.of(
                TaskContract.of(
                        "Plan the review",
                        "Works out in working time, from now on, when to remind the compliance reviewers and when to escalate.",
                        Planning.class,
                        Deadlines.class),
                planning -> deadlines.fromNow(planning.plantId()));
    }

    @Bean
    ServiceTask<Application, Submitted> submitApplication(PartnerApplicationService applications) {
        return ServiceTask.of(
                TaskContract.of(
                                "Submit the application",
                                "Submits the application on behalf of whoever completed the task before; afterwards it can only be checked and decided.",
                                Application.class,
                                Submitted.class)
                        .failing("APPLICATION_INCOMPLETE", "Documents are missing or have expired"),
                input -> {
                    // Asked before, because a refusal within the service would undo the way back that the model has for
                    // it.
                    if (!applications.missing(input.applicationId()).isEmpty()) {
                        throw new BusinessError("APPLICATION_INCOMPLETE", "Documents are missing or have expired");
                    }
                    String userId = CurrentActor.require().userId();
                    var volume = applications
                            .submit(input.applicationId(), userId)
                            .details()
                            .expectedAnnualVolume();
                    return new Submitted(userId, volume.amount().doubleValue(), volume.currency());
                });
    }

    @Bean
    ServiceTask<Application, Nothing> checkTaxIdentity(ApplicationCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Check the tax identity",
                        "Checks form and check digit of every tax identity and records the result.",
                        Application.class),
                input -> checks.run(input.applicationId(), CheckKind.TAX_IDENTITY));
    }

    @Bean
    ServiceTask<Application, Nothing> checkBankAccount(ApplicationCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Check the bank account",
                        "Checks IBAN, BIC, IFSC and country of the bank account and records the result.",
                        Application.class),
                input -> checks.run(input.applicationId(), CheckKind.BANK_ACCOUNT));
    }

    @Bean
    ServiceTask<Application, Nothing> checkDuplicates(ApplicationCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Look for duplicates",
                        "Looks for partners with the same tax identity or a similar name and records the result.",
                        Application.class),
                input -> checks.run(input.applicationId(), CheckKind.DUPLICATE));
    }

    @Bean
    ServiceTask<Application, Nothing> screenSanctions(ApplicationCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Screen against sanctions lists",
                        "Compares names with the loaded sanctions lists and records hits with their score.",
                        Application.class),
                input -> checks.run(input.applicationId(), CheckKind.SANCTIONS));
    }

    @Bean
    ServiceTask<Application, Nothing> checkDocuments(ApplicationCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Check the documents",
                        "Checks that every required document is there and valid, and records the result.",
                        Application.class),
                input -> checks.run(input.applicationId(), CheckKind.COMPLETENESS));
    }

    @Bean
    ServiceTask<Application, Rated> rateRisk(RiskService risk, ApplicationCheckService checks) {
        return ServiceTask.of(
                TaskContract.of(
                        "Rate the risk",
                        "Rates the risk by the decision partner-risk, records its factors, and says whether compliance has to review a check.",
                        Application.class,
                        Rated.class),
                input -> new Rated(
                        risk.rate(input.applicationId()).rating().name(), checks.needsReview(input.applicationId())));
    }

    @Bean
    ServiceTask<Reviewed, Nothing> recordReview(ApplicationCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Record the review",
                        "Records what the compliance reviewer made of the checks that found something.",
                        Reviewed.class),
                input -> {
                    Verdict verdict = input.reviewDecision().equals("CLEAR") ? Verdict.CLEARED : Verdict.CONFIRMED;
                    checks.reviewAll(
                            input.applicationId(),
                            verdict,
                            CurrentActor.require().userId(),
                            input.reviewReason());
                });
    }

    @Bean
    ServiceTask<Approved, Nothing> activatePartner(PartnerApplicationService applications) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Activate the partner", "Makes the approved application an active partner.", Approved.class),
                input -> applications.approve(input.applicationId(), input.decidedBy(), input.decisionReason()));
    }

    @Bean
    ServiceTask<Rejected, Nothing> rejectApplication(PartnerApplicationService applications) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Reject the application",
                        "Closes the application as rejected, by the reviewer or by the approver.",
                        Rejected.class),
                input -> {
                    // A confirmed hit rejects before anybody is asked, whatever an earlier round left behind.
                    boolean byReview = "CONFIRM".equals(input.reviewDecision());
                    String by = byReview ? CurrentActor.require().userId() : input.decidedBy();
                    String reason = byReview ? input.reviewReason() : input.decisionReason();
                    applications.reject(
                            input.applicationId(),
                            Objects.requireNonNull(by, "decidedBy"),
                            Objects.requireNonNull(reason, "reason"));
                });
    }

    @Bean
    ServiceTask<Returned, Nothing> returnApplication(PartnerApplicationService applications) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Return the application",
                        "Gives the application back to be corrected, with the questions.",
                        Returned.class),
                input -> applications.returnToApplicant(
                        input.applicationId(), input.decidedBy(), input.decisionReason()));
    }

    @Bean
    ServiceTask<Application, Nothing> expireApplication(PartnerApplicationService applications) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Expire the application",
                        "Closes an application that was not completed and decided in time.",
                        Application.class),
                input -> applications.expire(input.applicationId()));
    }
}
