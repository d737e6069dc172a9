package io.millrace.workflows;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Models were put into force for the organization; the subject is the deployment's id. */
public record WorkflowDeployed(UUID subject, List<Model> models) implements DomainEvent {

    /** @param kind PROCESS, DECISION or FORM */
    public record Model(String kind, String key, int version) {}

    @Override
    public String type() {
        return "io.millrace.workflows.workflow.deployed.v1";
    }
}
