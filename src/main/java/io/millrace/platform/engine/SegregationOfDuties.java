package io.millrace.platform.engine;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps a task from the one who must not do it: its extension property {@code segregateFrom} names the variables (comma
 * between them) that hold user ids. Checked when somebody claims or is assigned, and again at completion, because the
 * variables may have changed in between.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class SegregationOfDuties implements UserTaskObserver {

    static final String PROPERTY = "segregateFrom";

    @Override
    public void assigned(UserTask task) {
        if (task.assignee() != null) {
            refuse(task, task.assignee());
        }
    }

    @Override
    public void completed(UserTask task) {
        refuse(task, CurrentActor.require().userId());
        if (task.assignee() != null) {
            refuse(task, task.assignee());
        }
    }

    private static void refuse(UserTask task, String userId) {
        for (String variable : task.property(PROPERTY).orElse("").split(",")) {
            if (!variable.isBlank()
                    && task.variable(variable.strip()).filter(userId::equals).isPresent()) {
                throw Problem.of(
                        EngineError.SEGREGATION_OF_DUTIES,
                        "'%s' has to be done by somebody else than the one recorded as %s of this case"
                                .formatted(task.name(), variable.strip()));
            }
        }
    }
}
