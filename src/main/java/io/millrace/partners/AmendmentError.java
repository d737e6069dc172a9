package io.millrace.partners;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.CONFLICT;
import static org.springframework.http.HttpStatus.FORBIDDEN;
import static org.springframework.http.HttpStatus.NOT_FOUND;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** What can go wrong when a partner's record is changed, and what to do about it. */
public enum AmendmentError implements ErrorCode {
    AMENDMENT_NOT_FOUND(
            NOT_FOUND,
            "Amendment not found",
            "The partner has no amendment with this id.",
            "Take the id from GET /api/v1/partners/{id}/amendments."),
    AMENDMENT_EMPTY(
            BAD_REQUEST,
            "Nothing would change",
            "Every value that was sent is the one that the partner has already.",
            "Send the fields that are to change, with their new values."),
    AMENDMENT_OPEN(
            CONFLICT,
            "A change is open already",
            "There is one open change of the same part of a partner's record at a time; `amendmentId` names it.",
            "Wait until it is decided, or let whoever asked for it withdraw it."),
    AMENDMENT_STATE(
            CONFLICT,
            "Not possible in this state",
            "The amendment has already moved on, or is not yet where this can be done.",
            "Read the amendment and do what its status allows."),
    AMENDMENT_NOT_YOURS(
            FORBIDDEN,
            "Somebody else's request",
            "Only whoever asked for a change can withdraw it.",
            "Ask them, or let an approver reject it."),
    AMENDMENT_OWN_REQUEST(
            FORBIDDEN,
            "Own request",
            "Whoever asks for a change neither approves it nor calls the partner back about it.",
            "Let a colleague with the capability do it."),
    BANK_ACCOUNT_NOT_FOUND(
            NOT_FOUND,
            "Bank account not found",
            "The partner has no bank account with this id.",
            "Take the id from GET /api/v1/partners/{id}/bank-accounts."),
    BANK_ACCOUNT_KNOWN(
            CONFLICT,
            "The account is in force already",
            "The partner is paid to this account now.",
            "Read the partner's bank accounts; there is nothing to change."),
    BANK_ACCOUNT_IN_QUARANTINE(
            CONFLICT,
            "The account is in quarantine",
            "A new account needs two different approvers and a call-back before it comes into force.",
            "Read the account's amendment to see what is missing."),
    KNOWN_CONTACT_MISSING(
            CONFLICT,
            "Nobody can be called back",
            "Nobody who has spoken for the partner for long enough has a phone number, so nobody could confirm the account.",
            "Add a phone number to the partner's contact or an employee; it counts once it has been known long enough."),
    CALL_BACK_NOT_WAITED_FOR(
            CONFLICT,
            "No call-back is waited for",
            "The account is not in quarantine, or its change does not wait for a call-back now.",
            "Read the account's amendment to see what it waits for.");

    private final Description description;

    AmendmentError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
