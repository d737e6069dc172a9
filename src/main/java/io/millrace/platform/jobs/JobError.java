package io.millrace.platform.jobs;

import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with background jobs. */
public enum JobError implements ErrorCode {
    JOB_NOT_FOUND(
            NOT_FOUND,
            "Background job not found",
            "No background job of your organization has this id.",
            "Take the id from the Location header of the call that began the job, and check the organization in force."),
    JOB_NOT_FAILED(
            CONFLICT,
            "Background job has not failed",
            "Only a job that has failed can be repeated; the others run, are done, or were cancelled.",
            "Read the job's status; to do cancelled or finished work again, begin it anew."),
    JOB_ENDED(
            CONFLICT,
            "Background job has ended",
            "The job is done or was cancelled already, so there is nothing to stop.",
            "Read the job's status to see what came of it."),
    JOB_STEP_FAILED(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "A step of the background job failed",
            "The step met a fault in the application or a part that was not reachable, each time it was tried.",
            "Have the job repeated once the cause is mended; the log has the details under the job's id."),
    JOB_NODE_LOST(
            HttpStatus.INTERNAL_SERVER_ERROR,
            "Background job was left again and again",
            "Whichever node took the job up ended before it had finished the step.",
            "Look in the log for why the nodes ended, mend it, and have the job repeated.");

    private final Description description;

    JobError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
