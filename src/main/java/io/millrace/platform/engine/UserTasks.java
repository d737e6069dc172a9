package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.TaskAlreadyClaimedException;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with user tasks, under the engine's own permissions: only what is offered to them. */
@Service
@Transactional
public class UserTasks {

    private final TaskService tasks;

    UserTasks(TaskService tasks) {
        this.tasks = tasks;
    }

    /** The waiting task of an element for a business record that the actor may see, if there is one. */
    public Optional<String> find(UUID subjectId, String element) {
        List<Task> found = tasks.createTaskQuery()
                .processInstanceBusinessKey(subjectId.toString())
                .taskDefinitionKey(element)
                .listPage(0, 1);
        return found.stream().map(Task::getId).findFirst();
    }

    /**
     * Claims the task for the actor, if nobody has, and completes it with the variables.
     *
     * @throws Problem {@link EngineError#TASK_NOT_YOURS}, {@link EngineError#TASK_GONE},
     *     {@link EngineError#SEGREGATION_OF_DUTIES} or what an observer or service task refused
     */
    public void complete(String taskId, Map<String, ?> variables) {
        String userId = CurrentActor.require().userId();
        attempt(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw Problem.of(EngineError.TASK_GONE);
            }
            if (!userId.equals(task.getAssignee())) {
                tasks.claim(taskId, userId);
            }
            tasks.complete(taskId, Map.copyOf(variables));
            return taskId;
        });
    }

    private static <T> T attempt(Supplier<T> work) {
        try {
            return work.get();
        } catch (TaskAlreadyClaimedException | AuthorizationException e) {
            throw Problem.of(EngineError.TASK_NOT_YOURS).causedBy(e);
        } catch (OptimisticLockingException e) {
            throw Problem.of(PlatformError.CONCURRENT_UPDATE).causedBy(e);
        } catch (RuntimeException e) {
            throw problemIn(e).orElse(e);
        }
    }

    /** The engine wraps what listeners throw. */
    private static Optional<RuntimeException> problemIn(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem problem) {
                return Optional.of(problem);
            }
        }
        return Optional.empty();
    }
}
