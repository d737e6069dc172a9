package io.millrace.platform.engine;

import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.cfg.auth.DefaultAuthorizationProvider;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.persistence.entity.AuthorizationEntity;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** As the engine's own, but who gives a task away no longer sees it, unless by a capability or as a substitute. */
class TaskPermissions extends DefaultAuthorizationProvider {

    @Override
    public AuthorizationEntity @Nullable [] newTaskAssignee(
            Task task, @Nullable String before, @Nullable String after) {
        if (before != null && !before.equals(task.getOwner())) {
            Context.getCommandContext()
                    .getAuthorizationManager()
                    .deleteAuthorizationsByResourceIdAndUserId(Resources.TASK, task.getId(), before);
        }
        return super.newTaskAssignee(task, before, after);
    }
}
