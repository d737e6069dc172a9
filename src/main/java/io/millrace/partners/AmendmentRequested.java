package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Somebody asked for a change of a partner's record. */
public record AmendmentRequested(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentRequested of(PartnerAmendment amendment) {
        return new AmendmentRequested(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.requested.v1";
    }
}
