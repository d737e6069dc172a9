package io.millrace.partners;

import java.util.List;

/** The organization's idea of risk. */
interface RiskRules {

    /** Every rule that applies, in the rules' order; empty where nothing speaks against the partner. */
    List<RiskFactor> assess(RiskFacts facts);

    /** What the points of all factors together mean. */
    RiskRating rate(int points);
}
