package io.millrace.partners;

/** What a partner does at a place. */
enum LocationKind {
    OFFICE,
    WAREHOUSE,
    FACTORY,
    GINNERY,
    LABORATORY,
    YARD,
    OTHER
}
