package io.millrace.partners;

/** How somebody who speaks for a partner became known. */
enum ContactSource {
    /** As the partner's contact, whom an approval let in. */
    CONTACT,
    EMPLOYEE
}
