package io.millrace.processes;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process instance has come to its end; endedWith is the id of the end event in its model. */
public record ProcessCompleted(
        UUID subject,
        String process,
        @Nullable String businessKey,
        @Nullable String endedWith) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.processes.process.completed.v1";
    }
}
