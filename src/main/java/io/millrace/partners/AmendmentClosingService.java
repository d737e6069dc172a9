package io.millrace.partners;

import io.millrace.platform.events.DomainEvent;
import io.millrace.platform.events.Events;
import io.millrace.platform.web.Ids;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Brings changes of partners' records to their end: what was approved is applied if it still fits, the rest is left undone. */
@Service
@Transactional
class AmendmentClosingService {

    private final Partners partners;
    private final PartnerBankAccounts accounts;
    private final PartnerAmendments amendments;
    private final AmendmentCheckService checks;
    private final AmendmentRecords records;
    private final KnownContacts contacts;
    private final Events events;
    private final Clock clock;

    AmendmentClosingService(
            Partners partners,
            PartnerBankAccounts accounts,
            PartnerAmendments amendments,
            AmendmentCheckService checks,
            AmendmentRecords records,
            KnownContacts contacts,
            Events events,
            Clock clock) {
        this.partners = partners;
        this.accounts = accounts;
        this.amendments = amendments;
        this.checks = checks;
        this.records = records;
        this.contacts = contacts;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Applies a change that was approved, or voids it where it no longer fits: the partner was changed meanwhile, a check
     * finds something new, or a bank account lacks what its quarantine asks for.
     *
     * @return whether it was applied
     */
    boolean apply(UUID id, String by, @Nullable String reason) {
        var amendment = amendments.get(id);
        var partner = partners.locked(amendment.partnerId());
        var differences = records.changes(id);
        var obstacle = obstacle(amendment, partner, differences);
        if (obstacle.isPresent()) {
            discarded(amendment.voidFor(obstacle.get(), by, clock.instant()), AmendmentVoided::of);
            return false;
        }
        var now = clock.instant();
        var applied = amendments.save(amendment.apply(by, now, reason));
        if (amendment.bankAccountId() == null) {
            applyDetails(partner, differences, now);
        } else {
            bringIntoForce(amendment, amendment.bankAccountId(), now);
        }
        events.publish(AmendmentApplied.of(applied));
        events.publish(PartnerAmended.of(applied));
        return true;
    }

    void reject(UUID id, String by, String reason) {
        discarded(amendments.get(id).reject(by, clock.instant(), reason), AmendmentRejected::of);
    }

    void giveBack(UUID id, String by, String reason) {
        discarded(amendments.get(id).giveBack(by, clock.instant(), reason), AmendmentReturned::of);
    }

    void withdraw(UUID id, String by) {
        discarded(amendments.get(id).withdraw(by, clock.instant()), AmendmentWithdrawn::of);
    }

    void expire(UUID id) {
        discarded(amendments.get(id).expire(clock.instant()), AmendmentExpired::of);
    }

    private Optional<String> obstacle(PartnerAmendment amendment, Partner partner, List<AmendmentChange> differences) {
        if (partner.status() != PartnerStatus.ACTIVE) {
            return Optional.of("The partner is no longer active.");
        }
        return (amendment.bankAccountId() == null
                        ? staleDetails(partner, differences)
                        : staleAccount(amendment, amendment.bankAccountId()))
                .or(() -> checks.news(amendment));
    }

    private static Optional<String> staleDetails(Partner partner, List<AmendmentChange> differences) {
        var current = PartnerDetails.of(partner).values();
        return differences.stream()
                .flatMap(change -> change.stale(current).stream())
                .findFirst();
    }

    private Optional<String> staleAccount(PartnerAmendment amendment, UUID accountId) {
        var account = accounts.get(amendment.partnerId(), accountId);
        var inForce = accounts.inForce(amendment.partnerId(), account.account().currency())
                .map(PartnerBankAccount::id)
                .orElse(null);
        return Objects.equals(inForce, account.replaces())
                ? quarantine(amendment).obstacle()
                : Optional.of("Another account has come into force meanwhile.");
    }

    private Quarantine quarantine(PartnerAmendment amendment) {
        return new Quarantine(
                amendment.requestedBy(),
                records.signatures(amendment.id()),
                records.calls(amendment.id()).stream()
                        .map(AmendmentRecords.Call::call)
                        .toList());
    }

    private void applyDetails(Partner partner, List<AmendmentChange> differences, Instant now) {
        var amended = partners.save(partner.amended(PartnerDetails.of(partner).with(differences)));
        contacts.learn(KnownContact.of(Ids.next(), amended.id(), amended.contact(), now));
    }

    private void bringIntoForce(PartnerAmendment amendment, UUID accountId, Instant now) {
        var account = accounts.get(amendment.partnerId(), accountId);
        var entering = account.enterIntoForce(quarantine(amendment), now);
        if (account.replaces() != null) {
            var replaced = accounts.save(
                    accounts.get(amendment.partnerId(), account.replaces()).replaced(now));
            events.publish(new BankAccountReplaced(replaced.id(), amendment.partnerId(), accountId));
        }
        accounts.save(entering);
        events.publish(new BankAccountActivated(accountId, amendment.partnerId(), amendment.id()));
    }

    private interface EventOf {
        DomainEvent of(PartnerAmendment amendment);
    }

    private void discarded(PartnerAmendment closed, EventOf event) {
        amendments.save(closed);
        if (closed.bankAccountId() != null) {
            var account = accounts.get(closed.partnerId(), closed.bankAccountId());
            accounts.save(account.refused());
            events.publish(new BankAccountRefused(account.id(), closed.partnerId(), closed.id()));
        }
        events.publish(event.of(closed));
    }
}
