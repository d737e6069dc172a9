package io.millrace.approvals;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong with approvals. */
public enum ApprovalError implements ErrorCode {
    APPROVAL_NOT_FOUND(
            HttpStatus.NOT_FOUND,
            "There is no such approval",
            "The id does not exist in this organization.",
            "List the approvals that wait for you with GET /api/v1/approvals."),
    APPROVAL_DECIDED(
            HttpStatus.CONFLICT,
            "It has been decided already",
            "Somebody has decided this approval, or the process went on without it.",
            "Read the approval to see who decided, when and why."),
    NOTHING_TO_DECIDE(
            HttpStatus.CONFLICT,
            "No decision waits",
            "The record has not come to an approval yet, or it is past it.",
            "Read the record to see where it stands."),
    APPROVAL_OWN_REQUEST(
            HttpStatus.FORBIDDEN,
            "Nobody decides their own request",
            "The caller submitted what is to be decided.",
            "Let somebody else who has the approval's capability decide."),
    APPROVAL_SIGNED_BEFORE(
            HttpStatus.FORBIDDEN,
            "You have signed this request already",
            "Each signature of one approval has to come from a different person.",
            "Let somebody else who has the approval's capability decide."),
    APPROVAL_NOT_FOR_YOU(
            HttpStatus.FORBIDDEN,
            "The approval waits for somebody else",
            "The caller lacks the capability that the approval is offered to, or somebody else has claimed it.",
            "Ask the one who claimed it, or your organization's admin for a role with the capability."),
    RECIPIENT_CANNOT_DECIDE(
            HttpStatus.CONFLICT,
            "That person can't decide it",
            "Who is given an approval has to hold its capability, and must neither have made the request nor have signed it.",
            "Choose one of those that GET /api/v1/approvals/{id}/explain names."),
    BULK_NOT_DECIDED(
            HttpStatus.CONFLICT,
            "None of the approvals was decided",
            "The call asked for all or none, and at least one of them can't be decided.",
            "Read in `outcomes` which ones, leave them out or send the call without `atomic`."),
    DECISION_REASON_REQUIRED(
            HttpStatus.BAD_REQUEST,
            "A reason is needed",
            "Rejecting and returning need a reason that the one who asked can read.",
            "Send a reason of at least 10 characters."),
    APPROVAL_NOT_DESCRIBED(
            HttpStatus.CONFLICT,
            "The approval says not what it is about",
            "A task that waits would become an approval in the new version, and its process has no variables that tell what"
                    + " is to be decided.",
            "Let the process pass the task before it is migrated, or leave the task in the new version as it was."),
    APPROVAL_POLICY_REFUSED(
            HttpStatus.BAD_REQUEST,
            "Approval policy refused",
            "The deployment check, or the rules for approval policies, found errors; all of them are listed in findings, with"
                    + " the element and a cure.",
            "Correct the listed elements. GET /api/v1/approval-policies/file is a policy to begin with."),
    APPROVAL_POLICY_SHARED(
            HttpStatus.CONFLICT,
            "The shared policy is in force already",
            "Your organization has no approval policy of its own that could be set aside.",
            "Read the policy in force with GET /api/v1/approval-policies.");

    private final Description description;

    ApprovalError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
