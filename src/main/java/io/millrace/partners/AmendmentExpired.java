package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Nobody decided a change of a partner's record in time. */
public record AmendmentExpired(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentExpired of(PartnerAmendment amendment) {
        return new AmendmentExpired(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.expired.v1";
    }
}
