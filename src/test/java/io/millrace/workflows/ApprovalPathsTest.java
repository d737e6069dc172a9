package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Date;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Every path of approval.bpmn. */
class ApprovalPathsTest {

    @RegisterExtension
    static final ModelEngine models = new ModelEngine();

    private int levels = 1;
    private int signatures = 1;
    private boolean nobodyLeft;

    @BeforeEach
    void playTheServices() {
        models.play("planApprovalLevel", this::planLevel);
        models.play("remindApprovers", execution -> {});
        models.play("escalateApproval", execution -> {});
        models.play("reportNobodyLeft", execution -> {});
        models.play("awaitApprover", execution -> {
            if (nobodyLeft) {
                throw new IllegalStateException("Level 1 asks LEVEL_1, and nobody has it.");
            }
        });
    }

    @Test
    void levels_are_asked_one_after_the_other_until_none_is_left() {
        levels = 2;
        var approval = start();
        assertThat(capabilityAsked()).isEqualTo("LEVEL_1");
        decide("APPROVE");
        assertThat(capabilityAsked()).isEqualTo("LEVEL_2");
        decide("APPROVE");

        assertThat(models.ends(approval)).containsExactly("approved");
        assertThat(outcome(approval)).isEqualTo("APPROVE");
    }

    @Test
    void a_rejection_on_the_first_level_spares_the_second() {
        levels = 2;
        var approval = start();
        decide("REJECT");

        assertThat(models.ends(approval)).containsExactly("rejected");
        assertThat(models.called()).containsExactly("planApprovalLevel");
    }

    @Test
    void questions_end_the_approval_as_returned() {
        var approval = start();
        decide("RETURN");

        assertThat(models.ends(approval)).containsExactly("returned");
        assertThat(outcome(approval)).isEqualTo("RETURN");
    }

    @Test
    void all_signatures_of_a_level_are_needed() {
        signatures = 3;
        var approval = start();
        decide("APPROVE");
        decide("APPROVE");
        assertThat(models.ends(approval)).isEmpty();
        decide("APPROVE");

        assertThat(models.ends(approval)).containsExactly("approved");
    }

    @Test
    void one_rejection_is_enough_and_withdraws_the_other_tasks() {
        signatures = 3;
        var approval = start();
        decide("APPROVE");
        decide("REJECT");

        assertThat(models.ends(approval)).containsExactly("rejected");
        assertThat(models.tasks("decide")).isEmpty();
    }

    @Test
    void a_signer_never_starts_from_another_signers_answer() {
        signatures = 2;
        start();
        var tasks = models.engine().getTaskService();
        assertThat(models.tasks("decide")).hasSize(2);
        models.complete("decide", Map.of("decision", "APPROVE", "decisionReason", "as agreed"));

        var second = models.task("decide").getId();
        assertThat(tasks.getVariable(second, "decision")).isNull();
        assertThat(tasks.getVariable(second, "decisionReason")).isNull();
        assertThatThrownBy(() -> tasks.complete(second)).isInstanceOf(ProcessEngineException.class);
    }

    @Test
    void what_needs_nobodys_signature_is_approved_by_the_system() {
        levels = 0;
        var approval = start();

        assertThat(models.ends(approval)).containsExactly("approved");
        assertThat(outcome(approval)).isEqualTo("APPROVE");
    }

    @Test
    void where_nobody_can_sign_the_admins_are_told_and_an_incident_waits_until_somebody_can() {
        nobodyLeft = true;
        var approval = start();
        var management = models.engine().getManagementService();
        var job = models.timer("awaitApprover").getId();
        assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("nobody has it");

        assertThat(models.called()).containsExactly("planApprovalLevel", "reportNobodyLeft", "awaitApprover");
        assertThat(models.tasks("decide")).isEmpty();
        assertThat(models.ends(approval)).isEmpty();
        var runtime = models.engine().getRuntimeService();
        assertThat(runtime.createIncidentQuery().singleResult().getIncidentMessage())
                .isEqualTo("Level 1 asks LEVEL_1, and nobody has it.");

        nobodyLeft = false;
        management.setJobRetries(job, 1);
        management.executeJob(job);
        assertThat(runtime.createIncidentQuery().count()).isZero();
        assertThat(capabilityAsked()).isEqualTo("LEVEL_1");
    }

    @Test
    void an_unknown_decision_is_refused_and_the_task_stays_open() {
        start();

        assertThatThrownBy(() -> decide("MAYBE")).isInstanceOf(ProcessEngineException.class);
        assertThat(models.tasks("decide")).hasSize(1);
    }

    @Test
    void late_signers_are_reminded_and_the_delay_escalated_while_the_tasks_stay_open() {
        signatures = 2;
        start();
        models.runTimer("approvalReminder", Duration.ofDays(2));
        models.runTimer("approvalEscalation", Duration.ofDays(5));

        assertThat(models.called()).containsExactly("planApprovalLevel", "remindApprovers", "escalateApproval");
        assertThat(models.tasks("decide")).hasSize(2);
    }

    @Test
    void a_failing_reminder_is_tried_again_after_growing_waits_and_then_becomes_an_incident() {
        start();
        models.play("remindApprovers", execution -> {
            throw new IllegalStateException("no template");
        });
        models.moveClock(Duration.ofDays(2));
        var management = models.engine().getManagementService();
        var waits = new ArrayList<Duration>();
        do {
            var job = models.timer("approvalReminder").getId();
            assertThatThrownBy(() -> management.executeJob(job)).hasMessageContaining("no template");
            var failed = models.timer("approvalReminder");
            if (failed.getRetries() > 0) {
                var now = ClockUtil.getCurrentTime().toInstant();
                waits.add(Duration.between(now, failed.getDuedate().toInstant()));
                ClockUtil.setCurrentTime(failed.getDuedate());
            }
        } while (models.timer("approvalReminder").getRetries() > 0);

        assertThat(waits)
                .containsExactly(
                        Duration.ofSeconds(10),
                        Duration.ofMinutes(1),
                        Duration.ofMinutes(10),
                        Duration.ofHours(1),
                        Duration.ofHours(6));
        assertThat(models.engine().getRuntimeService().createIncidentQuery().count())
                .isEqualTo(1);
    }

    private static ProcessInstance start() {
        return models.start("approval", Map.of("approvalKind", "partner-onboarding", "submittedBy", "asha"));
    }

    private static void decide(String decision) {
        models.complete("decide", Map.of("decision", decision));
    }

    private static String capabilityAsked() {
        var task = models.task("decide").getId();
        return models.engine()
                .getTaskService()
                .getIdentityLinksForTask(task)
                .get(0)
                .getGroupId();
    }

    private static Object outcome(ProcessInstance approval) {
        return models.engine()
                .getHistoryService()
                .createHistoricVariableInstanceQuery()
                .activityInstanceIdIn(approval.getId())
                .variableName("decision")
                .singleResult()
                .getValue();
    }

    private void planLevel(DelegateExecution execution) {
        if (nobodyLeft) {
            execution.setVariable("level", 0);
            execution.setVariable("signatures", -1);
            return;
        }
        var former = (Integer) execution.getVariable("level");
        int level = former == null ? 1 : former + 1;
        execution.setVariable("level", level);
        execution.setVariable("signatures", level > levels ? 0 : signatures);
        if (level <= levels) {
            execution.setVariable("capability", "LEVEL_" + level);
            execution.setVariable("reminderAt", Date.from(ModelEngine.NOW.plus(Duration.ofDays(2))));
            execution.setVariable("escalationAt", Date.from(ModelEngine.NOW.plus(Duration.ofDays(5))));
            execution.setVariable("dueAt", Date.from(ModelEngine.NOW.plus(Duration.ofDays(5))));
        } else if (level == 1) {
            execution.setVariable("decision", "APPROVE");
        }
    }
}
