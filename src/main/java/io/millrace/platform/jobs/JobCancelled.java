package io.millrace.platform.jobs;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/**
 * Somebody stopped a background job; what it had done is not undone.
 *
 * @param createdBy id of the person who asked for it
 */
record JobCancelled(UUID subject, String kind, String title, String createdBy) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.platform.job.cancelled.v1";
    }
}
