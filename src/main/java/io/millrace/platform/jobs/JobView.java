package io.millrace.platform.jobs;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A background job as callers see it.
 *
 * @param kind what sort of work, e.g. {@code workflows.migrate}
 * @param title what it is about, in words
 * @param progress in percent, whole; 100 when it is done
 * @param done how many things it has dealt with
 * @param total how many there were when it began; null where nobody knew
 * @param result what has come of it so far; its form depends on the kind
 * @param error why it failed; while it runs, why the last try of the present step did
 * @param attempts tries of the present step
 * @param createdBy id of the person who asked for it
 */
public record JobView(
        UUID id,
        String kind,
        String title,
        JobState state,
        int progress,
        long done,
        @Nullable Long total,
        JsonNode result,
        @Nullable Failure error,
        int attempts,
        String createdBy,
        Instant createdAt,
        @Nullable Instant startedAt,
        @Nullable Instant finishedAt) {

    /**
     * Why a step did not succeed.
     *
     * @param code stable, as in the body of a problem
     */
    public record Failure(String code, String message) {}

    /** Where its status is read. */
    @JsonIgnore
    public URI location() {
        return URI.create("/api/v1/jobs/" + id + "/status");
    }
}
