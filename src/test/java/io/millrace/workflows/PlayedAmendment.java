package io.millrace.workflows;

import java.time.Duration;
import java.util.Date;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** A change on its way through partner-amendment.bpmn, with played services whose findings a test chooses. */
class PlayedAmendment {

    private static final List<String> SILENT = List.of(
            "recordAmendmentReview",
            "remindAmendmentReviewers",
            "escalateAmendmentReview",
            "tellKnownContacts",
            "recordCallBack",
            "remindCallers",
            "escalateCallBack",
            "refuseAmendment",
            "withdrawAmendment",
            "expireAmendment",
            "tellRequester");

    private final ModelEngine models;
    private boolean hits;
    private boolean bankAccount;
    private boolean fits = true;

    PlayedAmendment(ModelEngine models) {
        this.models = models;
        models.play("checkAmendment", execution -> execution.setVariable("needsComplianceReview", hits));
        models.play("rateAmendment", this::rate);
        models.play("planAmendmentWork", this::setDeadlines);
        models.play("planApprovalLevel", this::askOnePerson);
        models.play("remindApprovers", execution -> {});
        models.play("escalateApproval", execution -> {});
        models.play("applyAmendment", execution -> execution.setVariable("amendmentApplied", fits));
        SILENT.forEach(bean -> models.play(bean, execution -> {}));
    }

    PlayedAmendment withHits() {
        hits = true;
        return this;
    }

    PlayedAmendment ofBankAccount() {
        bankAccount = true;
        return this;
    }

    PlayedAmendment thatNoLongerFits() {
        fits = false;
        return this;
    }

    ProcessInstance start() {
        return models.start(
                "partner-amendment",
                Map.of(
                        "amendmentId",
                        "application-1",
                        "subjectType",
                        "partner-amendment",
                        "submittedBy",
                        "asha",
                        "expiresAt",
                        Date.from(ModelEngine.NOW.plus(Duration.ofDays(30))),
                        "approvalKind",
                        bankAccount ? "partner-bank-account" : "partner-amendment"));
    }

    void review(String decision) {
        models.complete("reviewHits", Map.of("reviewDecision", decision, "reviewReason", "looked at the register"));
    }

    void call(String outcome) {
        models.complete(
                "callBack",
                Map.of("callBackContact", 1, "callBackOutcome", outcome, "callBackNote", "read the digits back"));
    }

    void decide(String decision) {
        models.complete("decide", Map.of("decision", decision));
    }

    void withdraw() {
        models.engine().getRuntimeService().correlateMessage("amendment-withdrawn");
    }

    private void rate(DelegateExecution execution) {
        execution.setVariable("riskRating", bankAccount ? "HIGH" : "LOW");
        execution.setVariable("needsCallBack", bankAccount);
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
