package io.millrace.workflows;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with models. */
public enum WorkflowError implements ErrorCode {
    WORKFLOW_NOT_FOUND(
            NOT_FOUND,
            "Workflow not found",
            "Neither your organization nor all organizations together have a model of this key, kind and version.",
            "Take key, kind and version from GET /api/v1/workflows."),
    WORKFLOW_REFUSED(
            BAD_REQUEST,
            "Workflow refused",
            "The deployment check found errors; all of them are listed in findings, with the element and a cure.",
            "Correct the listed elements, or ask POST /api/v1/workflows/validate until no errors are left."),
    WORKFLOW_SHARED(
            CONFLICT,
            "Workflow is shared",
            "The version belongs to all organizations, so that one alone can't take it away.",
            "Deploy a version of your own: it comes before the shared one."),
    WORKFLOW_IN_USE(
            CONFLICT,
            "Workflow in use",
            "Processes run, or have run, with this version; without it nobody could follow what they did.",
            "Deploy a newer version instead; running processes can be migrated to it."),
    MIGRATION_TO_ITSELF(
            BAD_REQUEST,
            "Both versions are the same",
            "The version to migrate from is the one to migrate to, so there is nothing to do.",
            "Name two versions; fromShared and toShared tell shared ones from your organization's own of the same number."),
    MIGRATION_INSTANCE_NOT_FOUND(
            NOT_FOUND,
            "Instances not found on the version",
            "An instance that was named has ended, runs on another version, or is not your organization's.",
            "Leave the listed instances out, or read GET /api/v1/processes/{id} to see on which version they run."),
    MIGRATION_MAPPING_REFUSED(
            BAD_REQUEST,
            "Mapping refused",
            "An element of the mapping does not exist, or is of another kind than the one that it is to stand for.",
            "Correct the mapping as errors says; without one, elements of the same id and kind stand for each other.");

    private final Description description;

    WorkflowError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
