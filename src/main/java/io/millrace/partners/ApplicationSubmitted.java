package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** An application is complete and wants a decision. */
public record ApplicationSubmitted(UUID subject, PartnerType partnerType, int round) implements DomainEvent {

    static ApplicationSubmitted of(PartnerApplication application) {
        return new ApplicationSubmitted(application.id(), application.details().partnerType(), application.round());
    }

    @Override
    public String type() {
        return "io.millrace.partners.application.submitted.v1";
    }
}
