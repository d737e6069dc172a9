package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** A partner is no longer paid to this bank account, but to another one. */
public record BankAccountReplaced(UUID subject, UUID partnerId, UUID replacedBy) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.bank-account.replaced.v1";
    }
}
