package io.millrace.processes;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process instance was started; the subject is its id, the business key the id of the record that it is about. */
public record ProcessStarted(
        UUID subject, String process, int version, @Nullable String businessKey) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.processes.process.started.v1";
    }
}
