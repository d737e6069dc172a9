package io.millrace.partners;

import org.springframework.data.relational.core.mapping.Table;

/**
 * One reason for a rating.
 *
 * @param factor stable name of the rule, such as {@code COUNTRY}
 * @param points added to the score; negative where it speaks for the partner
 */
@Table("risk_factor")
record RiskFactor(String factor, int points, String explanation) {}
