package io.millrace.platform.jobs;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/**
 * A background job has done all that it was asked for.
 *
 * @param createdBy id of the person who asked for it
 */
record JobFinished(UUID subject, String kind, String title, String createdBy) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.platform.job.finished.v1";
    }
}
