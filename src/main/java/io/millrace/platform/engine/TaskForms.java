package io.millrace.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.TaskService;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Puts what a task is about on its form, as values of that task alone. */
@Service
@Order(Ordered.HIGHEST_PRECEDENCE + 10)
public class TaskForms implements UserTaskObserver {

    public static final String SUBJECT_TYPE = "subjectType";
    public static final String TITLE = "subjectTitle";
    public static final String SUMMARY = "subjectSummary";
    /** What the engine's column for a text takes. */
    private static final int LONGEST = 4000;

    private final Map<String, TaskSubject> subjects;
    private final ObjectProvider<TaskService> tasks;

    TaskForms(List<TaskSubject> subjects, ObjectProvider<TaskService> tasks) {
        this.subjects = subjects.stream().collect(Collectors.toMap(TaskSubject::type, Function.identity()));
        this.tasks = tasks;
    }

    /** Shows the record as it is now on every task that waits about it. */
    @Transactional
    public void refresh(String subjectType, UUID subjectId) {
        TaskSubject subject = subjects.get(subjectType);
        if (subject == null) {
            throw new IllegalArgumentException("Nobody describes a " + subjectType);
        }
        var description = subject.describe(subjectId);
        var values = Map.of(TITLE, description.title(), SUMMARY, fitting(description.summary()));
        TaskService service = tasks.getObject();
        EngineCalls.call(() -> {
            var waiting = service.createTaskQuery()
                    .processInstanceBusinessKey(subjectId.toString())
                    .list();
            waiting.forEach(task -> service.setVariablesLocal(task.getId(), values));
            return waiting;
        });
    }

    @Override
    public void offered(UserTask task) {
        task.variable(SUBJECT_TYPE).map(subjects::get).ifPresent(subject -> {
            var description = subject.describe(task.subjectId());
            task.rename(task.name() + ": " + description.title());
            task.show(TITLE, description.title());
            task.show(SUMMARY, fitting(description.summary()));
        });
    }

    private static String fitting(String text) {
        String more = "\n\n… more in the record itself";
        return text.length() <= LONGEST
                ? text
                : text.substring(0, text.lastIndexOf('\n', LONGEST - more.length())) + more;
    }
}
