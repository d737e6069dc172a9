package io.millrace.platform.engine;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong when a process is moved on. */
public enum EngineError implements ErrorCode {
    SEGREGATION_OF_DUTIES(
            HttpStatus.FORBIDDEN,
            "Somebody else has to do this",
            "The model keeps this task from the person who did an earlier one, such as submitting the request.",
            "Let somebody else who has the task's capability do it."),
    TASK_NOT_YOURS(
            HttpStatus.FORBIDDEN,
            "The task is not offered to you",
            "The task is offered to a capability that you lack, or somebody else has claimed it.",
            "Ask the one who claimed it to hand it over, or your admin for the capability."),
    TASK_GONE(
            HttpStatus.CONFLICT,
            "The task does not wait any more",
            "It was completed, or the process went on without it.",
            "Read the record again to see where it stands."),
    PROCESS_NOT_ON_VERSION(
            HttpStatus.CONFLICT,
            "The process instance is not on this version",
            "It has ended or was migrated since, or it never ran on the version that was named.",
            "Read the process instance to see on which version it runs."),
    PROCESS_VERSION_GONE(
            HttpStatus.CONFLICT,
            "The version of the process is gone",
            "Somebody deleted the version after the work with it had begun.",
            "Deploy the version again and begin anew.");

    private final Description description;

    EngineError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
