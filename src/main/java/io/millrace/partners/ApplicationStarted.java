package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A draft application was made. */
public record ApplicationStarted(UUID subject, PartnerType partnerType, int round) implements DomainEvent {

    static ApplicationStarted of(PartnerApplication application) {
        return new ApplicationStarted(application.id(), application.details().partnerType(), application.round());
    }

    @Override
    public String type() {
        return "io.millrace.partners.application.started.v1";
    }
}
