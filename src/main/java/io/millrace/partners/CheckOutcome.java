package io.millrace.partners;

/** What a check found, from nothing to what speaks against the partner. */
enum CheckOutcome {
    PASSED,
    /** Worth knowing when deciding. */
    WARNING,
    /** Somebody may be who they should not be: a compliance officer decides. */
    HIT,
    /** A rule is broken. */
    FAILED
}
