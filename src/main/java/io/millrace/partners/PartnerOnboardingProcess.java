package io.millrace.partners;

import io.millrace.platform.engine.Processes;
import io.millrace.platform.engine.TaskForms;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The model {@code partner-onboarding} in the words of this module. */
@Component
class PartnerOnboardingProcess {

    static final String SUBJECT_TYPE = "partner-application";

    private static final String KEY = "partner-onboarding";
    private static final String COMPLETE_APPLICATION = "completeApplication";

    private final Processes processes;
    private final UserTasks tasks;
    private final TaskForms forms;

    PartnerOnboardingProcess(Processes processes, UserTasks tasks, TaskForms forms) {
        this.processes = processes;
        this.tasks = tasks;
        this.forms = forms;
    }

    void start(PartnerApplication application) {
        var volume = application.details().expectedAnnualVolume();
        processes.start(
                KEY,
                application.id(),
                Map.of(
                        "applicationId",
                        application.id(),
                        TaskForms.SUBJECT_TYPE,
                        SUBJECT_TYPE,
                        "expiresAt",
                        application.expiresAt(),
                        "approvalAmount",
                        volume.amount().doubleValue(),
                        "approvalCurrency",
                        volume.currency()));
    }

    /** Hands the application in on behalf of the actor; the process goes on to its next wait state. */
    void submit(UUID applicationId) {
        String task = tasks.find(applicationId, COMPLETE_APPLICATION)
                .orElseThrow(() -> Problem.of(
                        PartnerError.APPLICATION_STATE, "The application does not wait for being completed."));
        tasks.complete(task, Map.of("applicationComplete", true));
    }

    /** Shows what has changed on the forms of the tasks that wait. */
    void refreshForms(UUID applicationId) {
        forms.refresh(SUBJECT_TYPE, applicationId);
    }

    /** What people have to do next: {@code completeApplication}, {@code reviewHits} or {@code decide}. */
    List<String> waitingFor(UUID applicationId) {
        return processes.waitingTasks(applicationId);
    }
}
