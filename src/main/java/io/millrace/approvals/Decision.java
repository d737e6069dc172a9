package io.millrace.approvals;

/** What an approver can answer; the values of the process variable {@code decision}. */
public enum Decision {
    APPROVE,
    REJECT,
    /** Back to the one who asked, with questions. */
    RETURN
}
