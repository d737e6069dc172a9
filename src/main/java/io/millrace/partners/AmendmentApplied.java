package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** A change of a partner's record was approved, and is in force. */
public record AmendmentApplied(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentApplied of(PartnerAmendment amendment) {
        return new AmendmentApplied(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.applied.v1";
    }
}
