package io.millrace.processes;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where a process instance stands.
 *
 * @param startedBy id of the person, or of the system itself
 * @param endedWith id of the end event that it reached
 * @param reason why it was canceled
 * @param waitingAt the elements at which it waits now, for people, messages, timers or other processes
 * @param incidents what an operator has to mend before it goes on
 */
record ProcessView(
        @JsonUnwrapped ProcessLine instance,
        @Nullable String startedBy,
        @Nullable String endedWith,
        @Nullable String reason,
        List<Waiting> waitingAt,
        List<Incident> incidents) {

    record Waiting(
            String elementId,
            @Nullable String name,
            String type,
            Instant since,
            @Nullable UUID calledProcess) {}

    record Incident(
            @Nullable String elementId,
            String type,
            @Nullable String message,
            Instant occurredAt) {}
}
