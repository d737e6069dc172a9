package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** An application was accepted. */
public record ApplicationApproved(UUID subject, PartnerType partnerType, int round) implements DomainEvent {

    static ApplicationApproved of(PartnerApplication application) {
        return new ApplicationApproved(application.id(), application.details().partnerType(), application.round());
    }

    @Override
    public String type() {
        return "io.millrace.partners.application.approved.v1";
    }
}
