package io.millrace.partners;

import io.millrace.partners.screening.NormalizedName;
import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A company that the organization trades with; it has the id of the application that it came from. */
@Table("partner")
record Partner(
        @Id UUID id,
        @Version @Nullable Long version,
        PartnerStatus status,
        PartnerType partnerType,
        String legalName,
        @Nullable String tradeName,
        String normalizedName,
        String country,
        @Embedded.Empty(prefix = "address_") Address address,
        @Embedded.Empty(prefix = "contact_") Contact contact,

        @MappedCollection(idColumn = "partner_id", keyColumn = "position")
        List<PartnerTaxIdentity> taxIdentities,

        RiskRating riskRating,
        Instant activatedAt) {

    static Partner from(PartnerApplication application, Instant at) {
        var risk = application.risk();
        if (application.status() != ApplicationStatus.APPROVED || risk == null) {
            throw Problem.of(PartnerError.APPLICATION_STATE, "Application " + application.id() + " is not approved.");
        }
        var details = application.details();
        return new Partner(
                application.id(),
                null,
                PartnerStatus.ACTIVE,
                details.partnerType(),
                details.legalName(),
                details.tradeName(),
                application.normalizedName(),
                details.country(),
                details.address(),
                details.contact(),
                details.taxIdentities().stream().map(PartnerTaxIdentity::of).toList(),
                risk.riskRating(),
                at);
    }

    /** The same partner with what an amendment changed. */
    Partner amended(PartnerDetails details) {
        requireActive();
        return new Partner(
                id,
                version,
                status,
                details.partnerType(),
                details.legalName(),
                details.tradeName(),
                NormalizedName.of(details.legalName()).text(),
                details.country(),
                details.address(),
                details.contact(),
                details.taxIdentities().stream().map(PartnerTaxIdentity::of).toList(),
                riskRating,
                activatedAt);
    }

    void requireActive() {
        if (status != PartnerStatus.ACTIVE) {
            throw Problem.of(PartnerError.PARTNER_NOT_ACTIVE, "Partner " + id + " is " + status + ".");
        }
    }

    /** Without name and contact: personal data must not reach a log. */
    @Override
    public String toString() {
        return "Partner[" + id + ", " + status + "]";
    }
}
