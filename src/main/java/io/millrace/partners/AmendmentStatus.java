package io.millrace.partners;

/** How far the change of a partner's record has come. */
enum AmendmentStatus {
    OPEN,
    APPLIED,
    REJECTED,
    /** An approver has a question first: whoever asked may ask again with the answer. */
    RETURNED,
    /** It was approved, or on its way there, and no longer fits what is known. */
    VOIDED,
    WITHDRAWN,
    EXPIRED
}
