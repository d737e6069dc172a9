package io.millrace.partners;

import io.millrace.platform.web.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;

/**
 * What an applicant declares. As it comes from outside anything may be missing; {@link ApplicationValidation} lets it pass
 * only when the annotations and the rules behind them hold.
 *
 * @param country ISO 3166-1 alpha-2
 * @param bankAccount needed where the organization pays the partner
 * @param expectedAnnualVolume business expected in a year, both directions together; approval levels and risk follow it
 */
record ApplicationDetails(
        @NotNull PartnerType partnerType,
        @NotBlank @Size(max = 200) String legalName,
        @Nullable @Size(max = 200) String tradeName,
        @NotNull @Pattern(regexp = "[A-Z]{2}") String country,
        @NotNull @Valid @Embedded.Empty(prefix = "address_") Address address,
        @NotNull @Valid @Embedded.Empty(prefix = "contact_") Contact contact,

        @NotEmpty @Size(max = 10) @MappedCollection(idColumn = "application_id", keyColumn = "position")
        List<@NotNull @Valid TaxIdentity> taxIdentities,

        @Nullable @Valid @Embedded.Nullable(prefix = "bank_")
        BankAccount bankAccount,

        @NotNull @Embedded.Empty(prefix = "expected_annual_volume_")
        Money expectedAnnualVolume) {

    @SuppressWarnings("ConstantConditions") // JSON may leave the list out, or put null into it; validation says so
    public ApplicationDetails {
        taxIdentities =
                taxIdentities == null ? List.of() : Collections.unmodifiableList(new ArrayList<>(taxIdentities));
    }
}
