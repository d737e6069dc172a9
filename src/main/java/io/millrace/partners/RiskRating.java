package io.millrace.partners;

/** How much harm a partner could do, by the points of all its risk factors together. */
public enum RiskRating {
    LOW,
    MEDIUM,
    HIGH;

    /** Points from which a partner is a medium risk. */
    static final int MEDIUM_FROM = 30;

    /** Points from which a partner is a high risk. */
    static final int HIGH_FROM = 60;

    static RiskRating of(int score) {
        return score >= HIGH_FROM ? HIGH : score >= MEDIUM_FROM ? MEDIUM : LOW;
    }
}
