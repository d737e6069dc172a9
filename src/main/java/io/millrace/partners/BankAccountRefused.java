package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A bank account never came into force. */
public record BankAccountRefused(UUID subject, UUID partnerId, UUID amendmentId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.bank-account.refused.v1";
    }
}
