package io.millrace.processes;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a process instance has passed.
 *
 * @param doneBy id of the person who had the task, where it was one for people
 * @param doneByName the display name, null where the directory knows nobody of this id
 * @param canceled whether it was left without being finished
 * @param calledProcess the process instance that the element called
 */
record ProcessStep(
        UUID id,
        String elementId,
        @Nullable String name,
        String type,
        Instant startedAt,
        @Nullable Instant endedAt,
        boolean canceled,
        @Nullable String doneBy,
        @Nullable String doneByName,
        @Nullable UUID calledProcess) {

    ProcessStep by(@Nullable String displayName) {
        return new ProcessStep(
                id, elementId, name, type, startedAt, endedAt, canceled, doneBy, displayName, calledProcess);
    }
}
