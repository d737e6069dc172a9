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
            "Read the record again to see where it stands.");

    private final HttpStatus status;
    private final String title;
    private final String cause;
    private final String cure;

    EngineError(HttpStatus status, String title, String cause, String cure) {
        this.status = status;
        this.title = title;
        this.cause = cause;
        this.cure = cure;
    }

    @Override
    public String code() {
        return name();
    }

    @Override
    public HttpStatus status() {
        return status;
    }

    @Override
    public String title() {
        return title;
    }

    @Override
    public String cause() {
        return cause;
    }

    @Override
    public String cure() {
        return cure;
    }
}
