package io.millrace.partners;

/** Whether something of a partner is still in use. What is not stays readable: records refer to it. */
enum PartStatus {
    ACTIVE,
    INACTIVE
}
