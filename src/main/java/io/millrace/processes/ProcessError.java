package io.millrace.processes;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with process instances. */
public enum ProcessError implements ErrorCode {
    PROCESS_NOT_FOUND(
            NOT_FOUND,
            "Process not found",
            "No process instance of your organization has this id, or no model in force has this key.",
            "Take ids from GET /api/v1/processes and keys from GET /api/v1/workflows."),
    PROCESS_NOT_STARTABLE(
            CONFLICT,
            "Process has a start of its own",
            "The model names no startCapability: it belongs to a record, and the call that makes the record starts it.",
            "Use that record's own call, such as POST /api/v1/partners/onboarding/start."),
    PROCESS_START_FORBIDDEN(
            FORBIDDEN,
            "Capability of the process is missing",
            "The model names a capability that whoever starts it must have, beside PROCESS_START.",
            "Ask your admin for the capability that is named in the detail."),
    PROCESS_VARIABLES_INVALID(
            BAD_REQUEST,
            "Variables invalid",
            "A variable is missing, unknown, or not of the type that the model declares; all of them are listed.",
            "Send the variables that the model declares, in the types that are named."),
    PROCESS_ENDED(
            CONFLICT,
            "Process has ended",
            "The process instance does not run any more.",
            "Read the process instance to see how it ended."),
    PROCESS_OF_RECORD(
            CONFLICT,
            "Process belongs to a record",
            "The process instance carries a record on its way, or is a part of another instance; without it, that would wait"
                    + " for ever.",
            "End the record by its own calls, or cancel the instance that called this one (calledBy)."),
    MESSAGE_NOT_EXPECTED(
            CONFLICT,
            "Message not expected",
            "The process instance does not wait for this message at the moment.",
            "Read the process instance to see where it waits.");

    private final Description description;

    ProcessError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
