package io.millrace.partners;

/** Where an application stands in law, so to say; which desk it lies on is the process's business. */
enum ApplicationStatus {
    DRAFT,
    SUBMITTED,
    /** Back with the applicant, with a question. */
    RETURNED,
    APPROVED,
    REJECTED,
    EXPIRED;

    boolean isWithApplicant() {
        return this == DRAFT || this == RETURNED;
    }

    boolean isOpen() {
        return isWithApplicant() || this == SUBMITTED;
    }
}
