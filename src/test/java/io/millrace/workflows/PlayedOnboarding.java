package io.millrace.workflows;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** An application on its way through the onboarding, with played services whose findings a test chooses. */
class PlayedOnboarding {

    static final List<String> CHECKS =
            List.of("checkTaxIdentity", "checkBankAccount", "checkDuplicates", "screenSanctions", "checkDocuments");

    private static final List<String> SILENT = List.of(
            "remindToComplete",
            "escalateCompletion",
            "remindReviewers",
            "escalateReview",
            "recordReview",
            "activatePartner",
            "tellApplicantApproved",
            "rejectApplication",
            "tellApplicantRejected",
            "returnApplication",
            "tellApplicantReturned",
            "expireApplication",
            "tellApplicantExpired");

    private final ModelEngine models;
    private boolean complete = true;
    private boolean hits;

    PlayedOnboarding(ModelEngine models) {
        this.models = models;
        models.play("planCompletion", this::setDeadlines);
        models.play("planReview", this::setDeadlines);
        models.play("submitApplication", this::submitUnlessIncomplete);
        models.play("rateRisk", this::rate);
        models.play("planApprovalLevel", this::askOnePerson);
        CHECKS.forEach(bean -> models.play(bean, execution -> {}));
        SILENT.forEach(bean -> models.play(bean, execution -> {}));
    }

    PlayedOnboarding withSomethingMissing() {
        complete = false;
        return this;
    }

    PlayedOnboarding withHits() {
        hits = true;
        return this;
    }

    ProcessInstance start() {
        return models.start(
                "partner-onboarding",
                Map.ofEntries(
                        Map.entry("applicationId", "application-1"),
                        Map.entry("subjectType", "partner-application"),
                        Map.entry("expiresAt", day(30)),
                        Map.entry("approvalAmount", 50_000.0),
                        Map.entry("approvalCurrency", "EUR")));
    }

    void submit() {
        models.complete("completeApplication", Map.of("applicationComplete", true));
    }

    void review(String decision) {
        models.complete("reviewHits", Map.of("reviewDecision", decision, "reviewReason", "looked at the passport"));
    }

    void decide(String decision) {
        models.complete("decide", Map.of("decision", decision));
    }

    static Date day(int day) {
        return Date.from(ModelEngine.NOW.plus(Duration.ofDays(day)));
    }

    private void submitUnlessIncomplete(DelegateExecution execution) {
        if (!complete) {
            throw new BpmnError("APPLICATION_INCOMPLETE");
        }
        execution.setVariable("submittedBy", "asha");
    }

    private void rate(DelegateExecution execution) {
        execution.setVariable("riskRating", "LOW");
        execution.setVariable("needsComplianceReview", hits);
    }

    private void askOnePerson(DelegateExecution execution) {
        execution.setVariable("signatures", execution.hasVariable("signatures") ? 0 : 1);
        execution.setVariable("capability", "PARTNER_APPROVE");
        setDeadlines(execution);
    }

    private void setDeadlines(DelegateExecution execution) {
        var now = ClockUtil.getCurrentTime().toInstant();
        execution.setVariable("reminderAt", Date.from(now.plus(Duration.ofDays(2))));
        execution.setVariable("escalationAt", Date.from(now.plus(Duration.ofDays(5))));
        execution.setVariable("dueAt", Date.from(now.plus(Duration.ofDays(5))));
    }
}
