package io.millrace.partners;

/** Whether the organization may trade with a partner. */
public enum PartnerStatus {
    ACTIVE
}
