package io.millrace.platform.engine;

import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.check.ProcessContract;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.MismatchingMessageCorrelationException;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.util.ClockUtil;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Starts processes and says where they stand, always for the current actor's organization. The caller has checked that the
 * actor may; the engine's own permissions guard what people do in Tasklist and Cockpit.
 */
@Service
@Transactional
public class Processes {

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ProcessEngineConfigurationImpl engine;
    private final OrganizationModels models;

    Processes(
            RuntimeService runtime,
            TaskService tasks,
            ManagementService management,
            ProcessEngineConfigurationImpl engine,
            OrganizationModels models) {
        this.models = models;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
        this.engine = engine;
    }

    /**
     * Starts the newest version of the organization's own model, or else of the shared one, and runs it to its first wait state, in the caller's transaction.
     *
     * @param subjectId the business record's id; it becomes the business key
     * @return the process instance's id
     */
    public String start(String process, UUID subjectId, Map<String, ?> variables) {
        var values = variables.entrySet().stream()
                .collect(Collectors.<Map.Entry<String, ?>, String, @Nullable Object>toMap(
                        Map.Entry::getKey, entry -> TaskVariables.toEngine(entry.getValue())));
        return trusted(() -> runtime.createProcessInstanceByKey(process)
                .processDefinitionWithoutTenantId()
                .businessKey(subjectId.toString())
                .setVariables(values)
                .execute()
                .getId());
    }

    /** The ids, in their models, of the user tasks that wait in the processes about a business record. */
    public List<String> waitingTasks(UUID subjectId) {
        return trusted(() -> tasks
                .createTaskQuery()
                .processInstanceBusinessKey(subjectId.toString())
                .orderByTaskCreateTime()
                .asc()
                .list()
                .stream()
                .map(Task::getTaskDefinitionKey)
                .toList());
    }

    /** What the model of this key in force asks of those who start it or send it messages. */
    @Transactional(readOnly = true)
    public Optional<ProcessContract> contract(String process) {
        var surroundings = models.surroundings();
        return surroundings.process(process).flatMap(file -> ProcessContract.of(file, process, surroundings));
    }

    /** What a version of a model asks, given as its file: another one may be in force by now. */
    @Transactional(readOnly = true)
    public Optional<ProcessContract> contract(String process, ModelFile model) {
        return ProcessContract.of(model, process, models.surroundings());
    }

    /**
     * Gives a message to a process instance.
     *
     * @return whether the instance was waiting for it
     */
    public boolean correlate(String processInstanceId, String message, Map<String, ?> variables) {
        return trusted(() -> {
            var correlation = runtime.createMessageCorrelation(message).processInstanceId(processInstanceId);
            variables.forEach((name, value) -> correlation.setVariable(name, TaskVariables.toEngine(value)));
            try {
                correlation.correlate();
                return true;
            } catch (MismatchingMessageCorrelationException e) {
                return false;
            }
        });
    }

    /**
     * Gives a message to the process about a business record.
     *
     * @return whether it was waiting for it
     */
    public boolean tell(UUID subjectId, String message) {
        return trusted(() -> {
            try {
                runtime.createMessageCorrelation(message)
                        .processInstanceBusinessKey(subjectId.toString())
                        .correlate();
                return true;
            } catch (MismatchingMessageCorrelationException e) {
                return false;
            }
        });
    }

    /**
     * Tries failed work again that no more tries are left for: in the next moment, by the job executor.
     *
     * @param element the id of the element that failed, in the model
     * @return how many instances of the current organization it is tried for
     */
    public int tryAgain(String process, String element) {
        return trusted(() -> {
            List<Job> failed = management
                    .createJobQuery()
                    .processDefinitionKey(process)
                    .activityId(element)
                    .tenantIdIn(CurrentActor.require().tenant().alias())
                    .noRetriesLeft()
                    .list();
            failed.forEach(job -> {
                management.setJobDuedate(job.getId(), ClockUtil.getCurrentTime());
                management.setJobRetries(job.getId(), 1);
            });
            return failed.size();
        });
    }

    /** Ends a process instance, and those that it called, where it stands. */
    public void cancel(String processInstanceId, String reason) {
        trusted(() -> {
            runtime.deleteProcessInstance(processInstanceId, reason, false, true);
            return processInstanceId;
        });
    }

    /** Without the engine's permissions; its tenant check stays. */
    private <T> T trusted(Supplier<T> work) {
        return EngineCalls.call(() ->
                engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work::get)));
    }
}
