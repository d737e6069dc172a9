package io.millrace.partners;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;

/** Everything that is kept beside a change: what it changes, what was found, who said what about it. */
@Component
class AmendmentRecords {

    private final AmendmentChanges changes;
    private final AmendmentRisks risks;
    private final AmendmentChecks checks;
    private final AmendmentSignatures signatures;
    private final CallBacks callBacks;
    private final KnownContacts contacts;

    AmendmentRecords(
            AmendmentChanges changes,
            AmendmentRisks risks,
            AmendmentChecks checks,
            AmendmentSignatures signatures,
            CallBacks callBacks,
            KnownContacts contacts) {
        this.changes = changes;
        this.risks = risks;
        this.checks = checks;
        this.signatures = signatures;
        this.callBacks = callBacks;
        this.contacts = contacts;
    }

    /** A call with whom it was made to. */
    record Call(CallBack call, KnownContact contact) {}

    List<AmendmentChange> changes(UUID amendmentId) {
        return changes.findByAmendmentIdOrderByPosition(amendmentId);
    }

    List<AmendmentRisk> risks(UUID amendmentId) {
        return risks.findByAmendmentIdOrderBySection(amendmentId);
    }

    List<AmendmentCheck> checks(UUID amendmentId) {
        return checks.findByAmendmentIdOrderByKind(amendmentId);
    }

    List<AmendmentSignature> signatures(UUID amendmentId) {
        return signatures.findByAmendmentIdOrderBySignedAt(amendmentId);
    }

    /** In the order in which they were made. */
    List<Call> calls(UUID amendmentId) {
        var calls = callBacks.findByAmendmentIdOrderByCalledAt(amendmentId);
        Map<UUID, KnownContact> called =
                contacts
                        .findAllById(calls.stream()
                                .map(CallBack::knownContactId)
                                .distinct()
                                .toList())
                        .stream()
                        .collect(Collectors.toMap(KnownContact::id, Function.identity()));
        return calls.stream()
                .map(call -> new Call(call, Objects.requireNonNull(called.get(call.knownContactId()))))
                .toList();
    }

    /**
     * Who may be called back about a change: whoever spoke for the partner long enough before it and has a phone. The same
     * people in the same order at every time; nobody where no bank account changes.
     */
    List<KnownContact> callable(PartnerAmendment amendment) {
        return amendment.bankAccountId() == null
                ? List.of()
                : contacts.at(amendment.partnerId(), amendment.contactsAt()).stream()
                        .filter(contact -> contact.phone() != null)
                        .toList();
    }
}
