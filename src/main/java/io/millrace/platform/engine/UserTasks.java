package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.IdentityLinkType;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What a person does with user tasks, under the engine's own permissions: only what is offered to them. Every method may
 * throw a {@link Problem}: {@link EngineError#TASK_NOT_YOURS}, {@link EngineError#TASK_GONE},
 * {@link EngineError#SEGREGATION_OF_DUTIES}, or what an observer or service task refused; and
 * {@link org.springframework.dao.OptimisticLockingFailureException} when somebody else moved the process on meanwhile.
 */
@Service
@Transactional
public class UserTasks {

    private static final ThreadLocal<Boolean> COMPLETING = ThreadLocal.withInitial(() -> false);

    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;

    UserTasks(TaskService tasks, ProcessEngineConfigurationImpl engine) {
        this.tasks = tasks;
        this.engine = engine;
    }

    /** The waiting task of an element for a business record that the actor may see, if there is one. */
    public Optional<String> find(UUID subjectId, String element) {
        List<Task> found = tasks.createTaskQuery()
                .processInstanceBusinessKey(subjectId.toString())
                .taskDefinitionKey(element)
                .listPage(0, 1);
        return found.stream().map(Task::getId).findFirst();
    }

    /** Claims the task for the actor, if nobody has, and completes it with the variables. */
    public void complete(String taskId, Map<String, ?> variables) {
        complete(
                taskId,
                variables,
                () -> tasks.claim(taskId, CurrentActor.require().userId()));
    }

    /** Takes the task from whoever has it, where the observers let the actor, and completes it with the variables. */
    public void takeOverAndComplete(String taskId, Map<String, ?> variables) {
        complete(
                taskId,
                variables,
                () -> tasks.setAssignee(taskId, CurrentActor.require().userId()));
    }

    private void complete(String taskId, Map<String, ?> variables, Runnable claim) {
        String userId = CurrentActor.require().userId();
        COMPLETING.set(true);
        try {
            run(() -> {
                if (!userId.equals(task(taskId).getAssignee())) {
                    claim.run();
                }
                tasks.complete(taskId, Map.copyOf(variables));
            });
        } finally {
            COMPLETING.remove();
        }
    }

    /** Whether this thread completes a task, and claims it only for that. */
    static boolean isCompleting() {
        return COMPLETING.get();
    }

    /** Claims the task for the actor, if nobody has. */
    public void claim(String taskId) {
        run(() -> tasks.claim(taskId, CurrentActor.require().userId()));
    }

    /** Offers the task again, whoever has it. The engine's permissions are not asked: an observer says who may. */
    public void release(String taskId) {
        assign(taskId, null, null);
    }

    /**
     * Gives the task to somebody, whoever has it. The engine's permissions are not asked: an observer says who may.
     *
     * @param onBehalfOf the task's owner from now on
     */
    public void assign(String taskId, @Nullable String userId, @Nullable String onBehalfOf) {
        run(() -> engine.getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(() -> {
                    own(task(taskId), onBehalfOf);
                    tasks.setAssignee(taskId, userId);
                    return taskId;
                })));
    }

    private void own(Task task, @Nullable String owner) {
        if (owner != null) {
            tasks.setOwner(task.getId(), owner);
        } else if (task.getOwner() != null) {
            tasks.deleteUserIdentityLink(task.getId(), task.getOwner(), IdentityLinkType.OWNER);
        }
    }

    private Task task(String taskId) {
        Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
        if (task == null) {
            throw Problem.of(EngineError.TASK_GONE);
        }
        return task;
    }

    private static void run(Runnable work) {
        EngineCalls.call(() -> {
            work.run();
            return true;
        });
    }
}
