package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** A change of a partner's record no longer fitted what is known, and was not applied. */
public record AmendmentVoided(UUID subject, UUID partnerId, List<AmendmentSection> sections) implements DomainEvent {

    static AmendmentVoided of(PartnerAmendment amendment) {
        return new AmendmentVoided(amendment.id(), amendment.partnerId(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.amendment.voided.v1";
    }
}
