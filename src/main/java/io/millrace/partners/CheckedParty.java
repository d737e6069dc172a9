package io.millrace.partners;

import io.millrace.partners.screening.NormalizedName;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Whom a check looks at: an applicant, or a partner as it would be after a change.
 *
 * @param id the application's and the partner's, which are the same
 * @param normalizedName of the legal name, for comparison with other names
 * @param bankAccount null where none is looked at
 */
record CheckedParty(
        UUID id,
        PartnerType partnerType,
        String legalName,
        @Nullable String tradeName,
        String normalizedName,
        String country,
        Contact contact,
        List<TaxIdentity> taxIdentities,
        @Nullable BankAccount bankAccount) {

    static CheckedParty of(PartnerApplication application) {
        var details = application.details();
        return new CheckedParty(
                application.id(),
                details.partnerType(),
                details.legalName(),
                details.tradeName(),
                application.normalizedName(),
                details.country(),
                details.contact(),
                details.taxIdentities(),
                details.bankAccount());
    }

    static CheckedParty of(UUID id, PartnerDetails details, @Nullable BankAccount account) {
        return new CheckedParty(
                id,
                details.partnerType(),
                details.legalName(),
                details.tradeName(),
                NormalizedName.of(details.legalName()).text(),
                details.country(),
                details.contact(),
                details.taxIdentities(),
                account);
    }

    /** Without what was declared: personal data must not reach a log. */
    @Override
    public String toString() {
        return "CheckedParty[" + id + "]";
    }
}
