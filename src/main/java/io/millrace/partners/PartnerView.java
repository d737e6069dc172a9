package io.millrace.partners;

import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A partner with everything known about it; numbers of bank accounts are masked.
 *
 * @param bankAccounts those in force: where the partner is paid
 */
record PartnerView(
        UUID id,
        PartnerStatus status,
        PartnerType partnerType,
        String legalName,
        @Nullable String tradeName,
        String country,
        Address address,
        Contact contact,
        List<PartnerTaxIdentity> taxIdentities,
        List<BankAccount> bankAccounts,
        RiskRating riskRating,
        Instant activatedAt,
        long version)
        implements Versioned {}
