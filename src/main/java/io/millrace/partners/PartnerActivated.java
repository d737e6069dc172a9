package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** The organization may trade with a partner from now on. */
public record PartnerActivated(UUID subject, PartnerType partnerType, RiskRating riskRating) implements DomainEvent {

    static PartnerActivated of(Partner partner) {
        return new PartnerActivated(partner.id(), partner.partnerType(), partner.riskRating());
    }

    @Override
    public String type() {
        return "io.millrace.partners.partner.activated.v1";
    }
}
