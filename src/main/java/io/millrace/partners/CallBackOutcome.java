package io.millrace.partners;

/** What somebody who was known before said about a new bank account. */
enum CallBackOutcome {
    CONFIRMED,
    /** They know nothing of it: the change is refused. */
    DENIED,
    /** Nobody answered; they are to be called again. */
    NOT_REACHED
}
