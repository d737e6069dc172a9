package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The ways of a change through partner-amendment.bpmn. */
class PartnerAmendmentPathsTest {

    @RegisterExtension
    static final ModelEngine models = new ModelEngine();

    private final PlayedAmendment amendment = new PlayedAmendment(models);

    @Test
    void a_change_that_is_approved_is_applied_and_whoever_asked_is_told() {
        var change = amendment.start();
        amendment.decide("APPROVE");

        assertThat(models.ends(change)).containsExactly("changeApplied");
        assertThat(models.called())
                .containsExactly(
                        "checkAmendment",
                        "rateAmendment",
                        "planApprovalLevel",
                        "planApprovalLevel",
                        "applyAmendment",
                        "tellRequester");
    }

    @ParameterizedTest
    @ValueSource(strings = {"REJECT", "RETURN"})
    void a_change_that_an_approver_does_not_want_is_not_applied(String decision) {
        var change = amendment.start();
        amendment.decide(decision);

        assertThat(models.ends(change)).containsExactly("changeRefused");
        assertThat(models.called())
                .containsSubsequence("refuseAmendment", "tellRequester")
                .doesNotContain("applyAmendment");
    }

    @Test
    void an_approved_change_that_no_longer_fits_is_void_and_whoever_asked_is_told() {
        var change = amendment.thatNoLongerFits().start();
        amendment.decide("APPROVE");

        assertThat(models.ends(change)).containsExactly("changeVoid");
        assertThat(models.called()).endsWith("applyAmendment", "tellRequester");
    }

    @Test
    void hits_that_are_cleared_lead_to_the_approval() {
        var change = amendment.withHits().start();
        assertThat(models.tasks("decide")).isEmpty();
        amendment.review("CLEAR");
        amendment.decide("APPROVE");

        assertThat(models.ends(change)).containsExactly("changeApplied");
    }

    @Test
    void a_confirmed_hit_refuses_without_asking_for_approval() {
        var change = amendment.withHits().start();
        amendment.review("CONFIRM");

        assertThat(models.ends(change)).containsExactly("changeRefused");
        assertThat(models.called()).doesNotContain("planApprovalLevel");
    }

    @Test
    void a_bank_account_is_decided_on_only_when_the_partner_was_called_back() {
        var change = amendment.ofBankAccount().start();
        assertThat(models.called()).contains("tellKnownContacts");
        assertThat(models.tasks("decide")).isEmpty();
        amendment.call("CONFIRMED");
        amendment.decide("APPROVE");

        assertThat(models.ends(change)).containsExactly("changeApplied");
        assertThat(models.called()).containsSubsequence("tellKnownContacts", "recordCallBack", "applyAmendment");
    }

    @Test
    void a_denied_call_back_refuses_the_account_without_asking_for_approval() {
        var change = amendment.ofBankAccount().start();
        amendment.call("DENIED");

        assertThat(models.ends(change)).containsExactly("changeRefused");
        assertThat(models.called()).doesNotContain("planApprovalLevel", "applyAmendment");
    }

    @Test
    void when_nobody_was_reached_the_call_waits_again_with_fresh_deadlines_and_without_the_last_answer() {
        amendment.ofBankAccount().start();
        models.moveClock(Duration.ofDays(3));
        amendment.call("NOT_REACHED");

        var call = models.task("callBack");
        assertThat(call.getDueDate()).isEqualTo(Date.from(ModelEngine.NOW.plus(Duration.ofDays(8))));
        assertThat(models.engine().getTaskService().getVariable(call.getId(), "callBackOutcome"))
                .isNull();
        assertThat(models.called()).containsOnlyOnce("tellKnownContacts");
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewHits", "callBack", "decide"})
    void whoever_asked_can_take_a_change_back_wherever_it_stands(String waitingAt) {
        var change = waitingAt(waitingAt);
        amendment.withdraw();

        assertThat(models.ends(change)).containsExactly("changeTakenBack");
        assertThat(models.called()).endsWith("withdrawAmendment");
        assertThat(models.engine().getTaskService().createTaskQuery().count()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"reviewHits", "callBack", "decide"})
    void a_change_expires_after_thirty_days_wherever_it_stands(String waitingAt) {
        var change = waitingAt(waitingAt);
        models.runTimer("expiryReached", Duration.ofDays(30));

        assertThat(models.ends(change)).containsExactly("changeExpired");
        assertThat(models.called()).endsWith("expireAmendment", "tellRequester");
        assertThat(models.engine().getTaskService().createTaskQuery().count()).isZero();
    }

    @ParameterizedTest
    @CsvSource({
        "reviewHits, reviewReminder,   remindAmendmentReviewers, reviewEscalation,   escalateAmendmentReview",
        "callBack,   callBackReminder, remindCallers,            callBackEscalation, escalateCallBack",
        "decide,     approvalReminder, remindApprovers,          approvalEscalation, escalateApproval",
    })
    void late_work_is_reminded_of_and_escalated_while_the_task_stays_open(
            String waitingAt, String reminder, String remind, String escalation, String escalate) {
        waitingAt(waitingAt);
        models.runTimer(reminder, Duration.ofDays(2));
        models.runTimer(escalation, Duration.ofDays(5));

        assertThat(models.called()).containsSubsequence(remind, escalate);
        assertThat(models.tasks(waitingAt)).hasSize(1);
    }

    @Test
    void an_unknown_answer_of_the_partner_never_passes_as_a_confirmation() {
        amendment.ofBankAccount().start();

        assertThatThrownBy(() -> amendment.call("MAYBE")).isInstanceOf(ProcessEngineException.class);
        assertThat(models.tasks("callBack")).hasSize(1);
    }

    @Test
    void a_call_without_an_answer_is_refused() {
        amendment.ofBankAccount().start();

        assertThatThrownBy(() -> models.complete("callBack", Map.of())).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void the_approval_is_told_what_it_is_about() {
        amendment.ofBankAccount().start();
        amendment.call("CONFIRMED");

        var runtime = models.engine().getRuntimeService();
        var approval = runtime.createProcessInstanceQuery()
                .processDefinitionKey("approval")
                .singleResult();
        assertThat(approval.getBusinessKey()).isEqualTo("application-1");
        assertThat(runtime.getVariables(approval.getId()))
                .containsEntry("approvalKind", "partner-bank-account")
                .containsEntry("subjectType", "partner-amendment")
                .containsEntry("submittedBy", "asha")
                .containsEntry("riskRating", "HIGH");
    }

    @Test
    void every_task_opens_its_form() throws IOException {
        amendment.withHits().ofBankAccount().start();
        assertThat(form("reviewHits")).contains("\"reviewDecision\"");
        amendment.review("CLEAR");
        assertThat(form("callBack")).contains("\"callBackOutcome\"");
        amendment.call("CONFIRMED");
        assertThat(form("decide")).contains("\"decision\"");
    }

    private ProcessInstance waitingAt(String element) {
        switch (element) {
            case "reviewHits" -> amendment.withHits();
            case "callBack" -> amendment.ofBankAccount();
            default -> {}
        }
        var change = amendment.start();
        assertThat(models.tasks(element)).hasSize(1);
        return change;
    }

    private String form(String element) throws IOException {
        var task = models.task(element).getId();
        try (var form = models.engine().getFormService().getDeployedTaskForm(task)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
