package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** Another bank account of a partner was asked for; the partner is not paid to it yet. */
public record BankAccountQuarantined(UUID subject, UUID partnerId, UUID amendmentId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.bank-account.quarantined.v1";
    }
}
