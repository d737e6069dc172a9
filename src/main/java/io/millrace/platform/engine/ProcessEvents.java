package io.millrace.platform.engine;

import java.util.UUID;
import java.util.function.Consumer;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.ExecutionListener;
import org.camunda.bpm.engine.impl.bpmn.parser.AbstractBpmnParseListener;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.util.xml.Element;
import org.springframework.beans.factory.ObjectProvider;

/** Puts our listeners on the beginning and the end of every process, so that no model can leave them out. */
class ProcessEvents extends AbstractBpmnParseListener {

    private final ObjectProvider<ProcessObserver> observers;

    ProcessEvents(ObjectProvider<ProcessObserver> observers) {
        this.observers = observers;
    }

    @Override
    public void parseProcess(Element element, ProcessDefinitionEntity process) {
        listen(process, ExecutionListener.EVENTNAME_START, this::started);
        listen(process, ExecutionListener.EVENTNAME_END, this::ended);
    }

    private static void listen(ProcessDefinitionEntity process, String event, Consumer<ExecutionEntity> tell) {
        process.addBuiltInListener(event, (ExecutionListener) execution -> {
            if (isOnItsOwn(execution)) {
                tell.accept((ExecutionEntity) execution);
            }
        });
    }

    private static boolean isOnItsOwn(DelegateExecution execution) {
        return execution.getSuperExecution() == null;
    }

    private void started(ExecutionEntity instance) {
        ProcessDefinitionEntity model = instance.getProcessDefinition();
        var started = new ProcessObserver.Started(
                UUID.fromString(instance.getProcessInstanceId()),
                model.getKey(),
                model.getVersion(),
                instance.getProcessBusinessKey());
        observers.orderedStream().forEach(observer -> observer.started(started));
    }

    private void ended(ExecutionEntity instance) {
        boolean canceled = instance.isCanceled();
        var ended = new ProcessObserver.Ended(
                UUID.fromString(instance.getProcessInstanceId()),
                instance.getProcessDefinition().getKey(),
                instance.getProcessBusinessKey(),
                canceled ? null : instance.getActivityId(),
                canceled,
                canceled ? instance.getDeleteReason() : null);
        observers.orderedStream().forEach(observer -> observer.ended(ended));
    }
}
