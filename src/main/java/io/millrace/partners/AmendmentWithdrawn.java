package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** Whoever asked for a change of a partner's record took it back. */
public record AmendmentWithdrawn(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentWithdrawn of(PartnerAmendment amendment) {
        return new AmendmentWithdrawn(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.withdrawn.v1";
    }
}
