package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.List;
import java.util.UUID;

/** A partner's record has changed: whoever keeps a copy reads it again. */
public record PartnerAmended(UUID subject, UUID amendmentId, List<AmendmentSection> sections) implements DomainEvent {

    static PartnerAmended of(PartnerAmendment amendment) {
        return new PartnerAmended(amendment.partnerId(), amendment.id(), amendment.sectionList());
    }

    @Override
    public String type() {
        return "io.millrace.partners.partner.amended.v1";
    }
}
