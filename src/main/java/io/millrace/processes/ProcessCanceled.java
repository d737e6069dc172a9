package io.millrace.processes;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process instance was ended before its end; what it had done is not undone. */
public record ProcessCanceled(
        UUID subject,
        String process,
        @Nullable String businessKey,
        @Nullable String reason) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.processes.process.canceled.v1";
    }
}
