package io.millrace.partners;

import java.math.BigDecimal;

/**
 * What the risk rules look at; the names are the inputs of the decision {@code partner-risk}.
 *
 * @param country ISO 3166-1 alpha-2
 * @param bankAbroad whether the account is held in another country than the partner's; false without an account
 */
record RiskFacts(
        PartnerType partnerType,
        String country,
        BigDecimal expectedAnnualVolume,
        String currency,
        boolean bankAbroad,
        CheckOutcome taxIdentity,
        CheckOutcome bankAccount,
        CheckOutcome duplicate,
        CheckOutcome sanctions,
        CheckOutcome completeness) {}
