package io.millrace.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.impl.bpmn.behavior.UserTaskActivityBehavior;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.impl.task.TaskDefinition;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Puts our listeners on every user task of every model, so that no model can leave them out. */
class UserTaskEvents extends AbstractBpmnParseListener {

    private final ObjectProvider<UserTaskObserver> observers;

    UserTaskEvents(ObjectProvider<UserTaskObserver> observers) {
        this.observers = observers;
    }

    @Override
    public void parseUserTask(Element element, ScopeImpl scope, ActivityImpl activity) {
        TaskDefinition task = ((UserTaskActivityBehavior) activity.getActivityBehavior()).getTaskDefinition();
        for (String event : List.of(
                TaskListener.EVENTNAME_CREATE,
                TaskListener.EVENTNAME_ASSIGNMENT,
                TaskListener.EVENTNAME_COMPLETE,
                TaskListener.EVENTNAME_DELETE)) {
            task.addBuiltInTaskListener(event, this::tell);
        }
    }

    private void tell(DelegateTask delegateTask) {
        var task = new EngineUserTask(delegateTask);
        observers.orderedStream().forEach(observer -> tell(observer, delegateTask.getEventName(), task));
    }

    private static void tell(UserTaskObserver observer, String event, UserTask task) {
        switch (event) {
            case TaskListener.EVENTNAME_CREATE -> observer.offered(task);
            case TaskListener.EVENTNAME_ASSIGNMENT -> observer.assigned(task);
            case TaskListener.EVENTNAME_COMPLETE -> observer.completed(task);
            default -> observer.withdrawn(task);
        }
    }
}
