package io.millrace.partners;

/** What is checked before anybody decides. */
enum CheckKind {
    TAX_IDENTITY,
    BANK_ACCOUNT,
    DUPLICATE,
    SANCTIONS,
    COMPLETENESS
}
