package io.millrace.platform.jobs;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/**
 * A background job stopped because a step of it can't be done; it waits for somebody who has it repeated.
 *
 * @param createdBy id of the person who asked for it
 * @param code the error's, e.g. {@code JOB_STEP_FAILED}
 */
record JobFailed(UUID subject, String kind, String title, String createdBy, String code, String message)
        implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.platform.job.failed.v1";
    }
}
