package io.millrace.processes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A process instance in a list.
 *
 * @param process the model's key
 * @param shared whether it runs on a version that all organizations share
 * @param businessKey the id of the business record that it is about
 * @param calledBy the process instance of which this one is a part
 */
record ProcessLine(
        UUID id,
        String process,
        @Nullable String name,
        int version,
        boolean shared,
        @Nullable String businessKey,
        @Nullable UUID calledBy,
        ProcessState state,
        Instant startedAt,
        @Nullable Instant endedAt) {}
