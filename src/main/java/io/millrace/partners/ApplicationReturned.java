package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** An application went back to the applicant with a question. */
public record ApplicationReturned(UUID subject, PartnerType partnerType, int round) implements DomainEvent {

    static ApplicationReturned of(PartnerApplication application) {
        return new ApplicationReturned(application.id(), application.details().partnerType(), application.round());
    }

    @Override
    public String type() {
        return "io.millrace.partners.application.returned.v1";
    }
}
