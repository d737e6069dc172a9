package io.millrace.partners;

import io.millrace.partners.identifiers.Phone;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What is to change in a partner's record. What is absent stays as it is; an empty trade name takes it away; address, contact
 * and tax identities replace those that are there.
 *
 * @param reason why, for those who decide
 */
record AmendmentRequest(
        @Schema(example = "The company was renamed; see the register of 2 March.") @NotBlank @Size(min = 10, max = 2000)
        String reason,

        @Nullable PartnerType partnerType,

        @Schema(example = "Green Valley Fibres Private Limited") @Nullable
        String legalName,

        @Nullable String tradeName,

        @Schema(example = "IN") @Nullable String country,

        @Nullable Address address,
        @Nullable Contact contact,
        @Nullable List<@Nullable TaxIdentity> taxIdentities) {

    /** The partner's record as it would be; what was sent may still be wrong. */
    @SuppressWarnings("NullAway") // Anything may be missing until validation has seen it.
    PartnerDetails appliedTo(PartnerDetails before) {
        return new PartnerDetails(
                Objects.requireNonNullElse(partnerType, before.partnerType()),
                legalName == null ? before.legalName() : legalName.strip(),
                tradeName == null ? before.tradeName() : blankToNull(tradeName),
                Objects.requireNonNullElse(country, before.country()),
                address == null ? before.address() : tidy(address),
                contact == null ? before.contact() : contact,
                taxIdentities == null
                        ? before.taxIdentities()
                        : Collections.unmodifiableList(new ArrayList<>(taxIdentities)));
    }

    /** Looks at what was sent; what stays as it is has been looked at when it came. */
    void check(PartnerDetails after, FieldFailures failures) {
        DeclarationRules.country("country", country, failures);
        if (taxIdentities != null) {
            DeclarationRules.taxIdentities(after.taxIdentities(), failures);
        }
        if (contact != null && !failures.has("country")) {
            failures.test("contact.phone", contact.phone(), phone -> Phone.check(phone, after.country()));
        }
    }

    /** The same record with the one spelling of a phone number that was sent; only of what has been checked. */
    PartnerDetails canonical(PartnerDetails after) {
        if (contact == null || contact.phone() == null) {
            return after;
        }
        var phone = Phone.e164(contact.phone(), after.country());
        return new PartnerDetails(
                after.partnerType(),
                after.legalName(),
                after.tradeName(),
                after.country(),
                after.address(),
                new Contact(contact.name(), contact.email(), phone),
                after.taxIdentities());
    }

    private static Address tidy(Address address) {
        return new Address(
                address.line1(),
                blankToNull(address.line2()),
                address.city(),
                blankToNull(address.postalCode()),
                blankToNull(address.region()));
    }

    private static @Nullable String blankToNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    /** Without what is to change: personal data must not reach a log. */
    @Override
    public String toString() {
        return "AmendmentRequest[]";
    }
}
