package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.ObjectMapper;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.rest.dto.externaltask.CompleteExternalTaskDto;
import org.camunda.bpm.engine.rest.dto.externaltask.ExtendLockOnExternalTaskDto;
import org.camunda.bpm.engine.rest.dto.externaltask.ExternalTaskBpmnError;
import org.camunda.bpm.engine.rest.dto.externaltask.ExternalTaskFailureDto;
import org.camunda.bpm.engine.rest.dto.externaltask.LockExternalTaskDto;
import org.camunda.bpm.engine.rest.sub.externaltask.impl.ExternalTaskResourceImpl;

/** What a worker does with one external task, which is its alone as long as it does it. */
class ExternalTaskInHand extends ExternalTaskResourceImpl {

    private final ExternalTaskRows rows;

    ExternalTaskInHand(ProcessEngine engine, String taskId, ObjectMapper json, ExternalTaskRows rows) {
        super(engine, taskId, json);
        this.rows = rows;
    }

    @Override
    public void complete(CompleteExternalTaskDto done) {
        rows.holding(externalTaskId, () -> super.complete(done));
    }

    @Override
    public void handleFailure(ExternalTaskFailureDto failure) {
        rows.holding(externalTaskId, () -> super.handleFailure(failure));
    }

    @Override
    public void handleBpmnError(ExternalTaskBpmnError error) {
        rows.holding(externalTaskId, () -> super.handleBpmnError(error));
    }

    @Override
    public void lock(LockExternalTaskDto lock) {
        rows.holding(externalTaskId, () -> super.lock(lock));
    }

    @Override
    public void extendLock(ExtendLockOnExternalTaskDto lock) {
        rows.holding(externalTaskId, () -> super.extendLock(lock));
    }

    @Override
    public void unlock() {
        rows.holding(externalTaskId, super::unlock);
    }
}
