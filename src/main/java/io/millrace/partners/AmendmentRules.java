package io.millrace.partners;

/** The organization's idea of how risky a change is. */
interface AmendmentRules {

    /** @param explanation for those who decide */
    record Rule(RiskRating rating, String explanation) {}

    /**
     * @param similarity of the old and the new legal name, 0 to 1; 0 for other parts
     * @param finding the worst outcome of the checks that the part calls for
     */
    Rule assess(AmendmentSection section, double similarity, CheckOutcome finding);
}
