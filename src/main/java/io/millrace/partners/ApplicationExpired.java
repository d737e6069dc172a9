package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** An application was not decided in time. */
public record ApplicationExpired(UUID subject, PartnerType partnerType, int round) implements DomainEvent {

    static ApplicationExpired of(PartnerApplication application) {
        return new ApplicationExpired(application.id(), application.details().partnerType(), application.round());
    }

    @Override
    public String type() {
        return "io.millrace.partners.application.expired.v1";
    }
}
