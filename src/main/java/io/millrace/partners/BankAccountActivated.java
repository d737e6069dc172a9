package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/** From now on a partner is paid to this bank account. */
public record BankAccountActivated(UUID subject, UUID partnerId, UUID amendmentId) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.partners.bank-account.activated.v1";
    }
}
