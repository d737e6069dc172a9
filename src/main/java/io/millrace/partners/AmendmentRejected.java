package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** A change of a partner's record was refused. */
public record AmendmentRejected(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentRejected of(PartnerAmendment amendment) {
        return new AmendmentRejected(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.rejected.v1";
    }
}
