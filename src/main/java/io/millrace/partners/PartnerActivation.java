package io.millrace.partners;

import io.millrace.platform.events.Events;
import io.millrace.platform.web.Ids;
import java.time.Instant;
import org.springframework.stereotype.Component;

/** Makes an approved application a partner, with the account and the contact that were approved with it. */
@Component
class PartnerActivation {

    private final Partners partners;
    private final PartnerBankAccounts bankAccounts;
    private final KnownContacts contacts;
    private final Events events;

    PartnerActivation(Partners partners, PartnerBankAccounts bankAccounts, KnownContacts contacts, Events events) {
        this.partners = partners;
        this.bankAccounts = bankAccounts;
        this.contacts = contacts;
        this.events = events;
    }

    /** Needs the caller's transaction. */
    Partner activate(PartnerApplication approved, Instant at) {
        var partner = partners.save(Partner.from(approved, at));
        var account = approved.details().bankAccount();
        if (account != null) {
            bankAccounts.save(PartnerBankAccount.ofOnboarding(Ids.next(), partner.id(), account, at));
        }
        contacts.learn(KnownContact.of(Ids.next(), partner.id(), partner.contact(), at));
        events.publish(PartnerActivated.of(partner));
        return partner;
    }
}
