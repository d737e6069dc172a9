package io.millrace.partners;

/** Whether a partner may be paid to an account. */
enum BankAccountStatus {
    /** Asked for, and not to be paid to before enough people have vouched for it. */
    QUARANTINE,
    IN_FORCE,
    /** Was in force until another one took its place. */
    REPLACED,
    /** Never came into force. */
    REFUSED
}
