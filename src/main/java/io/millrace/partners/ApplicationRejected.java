package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** An application was refused. */
public record ApplicationRejected(UUID subject, PartnerType partnerType, int round) implements DomainEvent {

    static ApplicationRejected of(PartnerApplication application) {
        return new ApplicationRejected(application.id(), application.details().partnerType(), application.round());
    }

    @Override
    public String type() {
        return "io.millrace.partners.application.rejected.v1";
    }
}
