package io.millrace.platform.engine;

import org.camunda.bpm.engine.delegate.BpmnError;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.JavaDelegate;

/** Runs a {@link ServiceTask} where the engine wants a delegate. */
record ServiceTaskDelegate<I extends Record, O extends Record>(ServiceTask<I, O> task) implements JavaDelegate {

    static final String BUSINESS_KEY = "businessKey";
    static final String INSTANCE = "processInstanceId";

    @Override
    public void execute(DelegateExecution execution) {
        try {
            O output = task.run(TaskVariables.read(task.contract().input(), name -> switch (name) {
                case BUSINESS_KEY -> execution.getProcessBusinessKey();
                case INSTANCE -> execution.getProcessInstanceId();
                default -> execution.getVariable(name);
            }));
            execution.setVariables(TaskVariables.write(output));
        } catch (BusinessError e) {
            if (!task.contract().declares(e)) {
                throw new IllegalStateException(
                        "'%s' reports %s without having declared it"
                                .formatted(task.contract().name(), e.code()),
                        e);
            }
            throw new BpmnError(e.code(), e.getMessage(), e);
        }
    }
}
