package io.millrace.partners;

import io.millrace.partners.identifiers.TaxScheme;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What of a partner can be changed by an amendment, as one value and field by field. */
record PartnerDetails(
        @NotNull PartnerType partnerType,
        @NotBlank @Size(max = 200) String legalName,
        @Nullable @Size(max = 200) String tradeName,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Valid Address address,
        @NotNull @Valid Contact contact,

        @NotEmpty @Size(max = 10) List<@NotNull @Valid TaxIdentity> taxIdentities) {

    private static final String BETWEEN = ", ";

    static PartnerDetails of(Partner partner) {
        return new PartnerDetails(
                partner.partnerType(),
                partner.legalName(),
                partner.tradeName(),
                partner.country(),
                partner.address(),
                partner.contact(),
                partner.taxIdentities().stream()
                        .map(identity -> new TaxIdentity(identity.scheme(), identity.value()))
                        .toList());
    }

    /** The same with other values in some fields. */
    PartnerDetails with(List<AmendmentChange> changes) {
        var values = values();
        changes.forEach(change -> values.put(change.field(), change.newValue()));
        return of(values);
    }

    /** Every field as text, in the fields' order. */
    Map<AmendedField, @Nullable String> values() {
        var values = new EnumMap<AmendedField, @Nullable String>(AmendedField.class);
        values.put(AmendedField.LEGAL_NAME, legalName);
        values.put(AmendedField.TRADE_NAME, tradeName);
        values.put(AmendedField.PARTNER_TYPE, partnerType.name());
        values.put(AmendedField.COUNTRY, country);
        values.put(AmendedField.ADDRESS_LINE1, address.line1());
        values.put(AmendedField.ADDRESS_LINE2, address.line2());
        values.put(AmendedField.ADDRESS_CITY, address.city());
        values.put(AmendedField.ADDRESS_POSTAL_CODE, address.postalCode());
        values.put(AmendedField.ADDRESS_REGION, address.region());
        values.put(AmendedField.CONTACT_NAME, contact.name());
        values.put(AmendedField.CONTACT_EMAIL, contact.email());
        values.put(AmendedField.CONTACT_PHONE, contact.phone());
        values.put(
                AmendedField.TAX_IDENTITIES,
                taxIdentities.stream()
                        .map(identity -> identity.scheme() + " " + identity.value())
                        .collect(Collectors.joining(BETWEEN)));
        return values;
    }

    private static PartnerDetails of(Map<AmendedField, @Nullable String> values) {
        return new PartnerDetails(
                PartnerType.valueOf(required(values, AmendedField.PARTNER_TYPE)),
                required(values, AmendedField.LEGAL_NAME),
                values.get(AmendedField.TRADE_NAME),
                required(values, AmendedField.COUNTRY),
                new Address(
                        required(values, AmendedField.ADDRESS_LINE1),
                        values.get(AmendedField.ADDRESS_LINE2),
                        required(values, AmendedField.ADDRESS_CITY),
                        values.get(AmendedField.ADDRESS_POSTAL_CODE),
                        values.get(AmendedField.ADDRESS_REGION)),
                new Contact(
                        required(values, AmendedField.CONTACT_NAME),
                        required(values, AmendedField.CONTACT_EMAIL),
                        values.get(AmendedField.CONTACT_PHONE)),
                Arrays.stream(required(values, AmendedField.TAX_IDENTITIES).split(BETWEEN, -1))
                        .map(PartnerDetails::identity)
                        .toList());
    }

    private static String required(Map<AmendedField, @Nullable String> values, AmendedField field) {
        return Objects.requireNonNull(values.get(field), field::name);
    }

    private static TaxIdentity identity(String text) {
        int blank = text.indexOf(' ');
        return new TaxIdentity(TaxScheme.valueOf(text.substring(0, blank)), text.substring(blank + 1));
    }

    /** Without name and contact: personal data must not reach a log. */
    @Override
    public String toString() {
        return "PartnerDetails[" + partnerType + ", " + country + "]";
    }
}
