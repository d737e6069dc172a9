package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.task.Task;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What a person does with user tasks, under the engine's own permissions: only what is offered to them. */
@Service
@Transactional
public class UserTasks {

    private final TaskService tasks;
    private final JdbcClient jdbc;

    UserTasks(TaskService tasks, JdbcClient jdbc) {
        this.tasks = tasks;
        this.jdbc = jdbc;
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
     * @throws org.springframework.dao.OptimisticLockingFailureException when somebody else moved the process on meanwhile
     */
    public void complete(String taskId, Map<String, ?> variables) {
        String userId = CurrentActor.require().userId();
        EngineCalls.call(() -> {
            Task task = tasks.createTaskQuery().taskId(taskId).singleResult();
            if (task == null) {
                throw Problem.of(EngineError.TASK_GONE);
            }
            lock(taskId);
            if (!userId.equals(task.getAssignee())) {
                tasks.claim(taskId, userId);
            }
            tasks.complete(taskId, Map.copyOf(variables));
            return taskId;
        });
    }

    /**
     * Makes others who complete the same task wait for this transaction's end. Without it the engine would read the task,
     * then find its process instance gone once the other has committed, and fail with a null pointer.
     */
    private void lock(String taskId) {
        var locked = jdbc.sql("select id_ from act_ru_task where id_ = :id for update")
                .param("id", taskId)
                .query(String.class)
                .list();
        if (locked.isEmpty()) {
            throw Problem.of(EngineError.TASK_GONE);
        }
    }
}
