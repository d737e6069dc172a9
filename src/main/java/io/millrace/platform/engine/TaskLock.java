package io.millrace.platform.engine;

import io.millrace.platform.web.Problem;
import java.lang.reflect.Field;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.impl.cmd.AbstractSetTaskPropertyCmd;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.DelegateTaskCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskBpmnErrorCmd;
import org.camunda.bpm.engine.impl.cmd.HandleTaskEscalationCmd;
import org.camunda.bpm.engine.impl.cmd.ResolveTaskCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.ReflectionUtils;

/**
 * People who work on the tasks of one process instance at the same time do so one after the other, each on what the one
 * before left, whatever door they came through. Without it the engine would read a task, find its process instance gone
 * once another transaction has committed, and fail with a null pointer; and of two who sign side by side one would fail.
 */
class TaskLock extends CommandInterceptor {

    private static final Set<Class<?>> WORK_ON_TASKS = Set.of(
            CompleteTaskCmd.class,
            SubmitTaskFormCmd.class,
            ClaimTaskCmd.class,
            DelegateTaskCmd.class,
            ResolveTaskCmd.class,
            HandleTaskBpmnErrorCmd.class,
            HandleTaskEscalationCmd.class,
            AbstractSetTaskPropertyCmd.class);

    // Weak enough not to keep timers of the instance from inserting what refers to it.
    private static final String LOCK_INSTANCE = """
            select id_ from act_ru_execution
            where id_ = (select proc_inst_id_ from act_ru_task where id_ = :task) for no key update""";
    // A statement of its own: it sees what those have done for whom the one before waited.
    private static final String LOCK_TASK = "select id_ from act_ru_task where id_ = :task for update";

    private final ObjectProvider<JdbcClient> jdbc;

    TaskLock(ObjectProvider<JdbcClient> jdbc) {
        this.jdbc = jdbc;
    }

    /** @throws Problem {@link EngineError#TASK_GONE} when the task waits no more, or never did */
    @Override
    public <T extends @Nullable Object> T execute(Command<T> command) {
        task(command).ifPresent(this::lock);
        return next.execute(command);
    }

    private void lock(String taskId) {
        JdbcClient database = jdbc.getObject();
        database.sql(LOCK_INSTANCE).param("task", taskId).query(String.class).optional();
        if (database.sql(LOCK_TASK)
                .param("task", taskId)
                .query(String.class)
                .optional()
                .isEmpty()) {
            throw Problem.of(EngineError.TASK_GONE);
        }
    }

    /** The engine keeps it in a protected field of the same name in each of these commands. */
    private static Optional<String> task(Command<?> command) {
        if (WORK_ON_TASKS.stream().noneMatch(type -> type.isInstance(command))) {
            return Optional.empty();
        }
        Field field = Objects.requireNonNull(ReflectionUtils.findField(command.getClass(), "taskId"));
        ReflectionUtils.makeAccessible(field);
        return Optional.ofNullable((String) ReflectionUtils.getField(field, command));
    }
}
