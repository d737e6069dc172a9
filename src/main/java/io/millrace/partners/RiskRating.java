package io.millrace.partners;

/** How much harm a partner could do, by the points of all its risk factors together. */
enum RiskRating {
    LOW,
    MEDIUM,
    HIGH
}
