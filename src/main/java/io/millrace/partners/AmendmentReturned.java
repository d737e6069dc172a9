package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** An approver has a question about a change of a partner's record. */
public record AmendmentReturned(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentReturned of(PartnerAmendment amendment) {
        return new AmendmentReturned(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.returned.v1";
    }
}
