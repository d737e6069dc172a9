package io.millrace.workflows;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A version that nothing had used was taken away; the subject is the deployment that had brought it. */
public record WorkflowDeleted(UUID subject, String key, int version) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.workflows.workflow.deleted.v1";
    }
}
