package io.millrace.workflows;

import io.millrace.platform.engine.check.ProcessContract;
import io.millrace.platform.engine.check.ProcessContract.VariableType;
import io.millrace.platform.tenancy.Actor;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What starting a process takes.
 *
 * @param version the one in force: a start starts it
 * @param startCapability that the model asks of those who start it; null where only the call of a record does
 * @param mayStart whether you have that capability
 */
record WorkflowInputs(
        String key,
        @Nullable String name,
        int version,
        boolean shared,
        @Nullable String startCapability,
        boolean mayStart,
        List<Input> inputs) {

    /** A variable that whoever starts the process passes. */
    record Input(
            String name,

            @Schema(
                    implementation = String.class,
                    allowableValues = {"STRING", "UUID", "BOOLEAN", "INTEGER", "LONG", "DOUBLE", "INSTANT"})
            VariableType type,

            boolean required) {}

    static WorkflowInputs of(WorkflowView inForce, ProcessContract contract, Actor actor) {
        String capability = contract.startCapability();
        return new WorkflowInputs(
                inForce.key(),
                inForce.name(),
                inForce.version(),
                inForce.shared(),
                capability,
                capability != null && actor.may(capability),
                contract.inputs().stream()
                        .map(input -> new Input(input.name(), input.type(), !input.optional()))
                        .toList());
    }
}
