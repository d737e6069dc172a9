package io.millrace.partners;

/** Whether the organization may trade with a partner. */
enum PartnerStatus {
    ACTIVE
}
