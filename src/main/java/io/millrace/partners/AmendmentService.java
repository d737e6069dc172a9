package io.millrace.partners;

import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Asks for changes of partners' records; the process that it starts decides and applies them. */
@Service
@Transactional
class AmendmentService {

    private final Partners partners;
    private final PartnerAmendments amendments;
    private final AmendmentChanges changes;
    private final PartnerAmendmentProcess process;
    private final Declarations declarations;
    private final Events events;
    private final Clock clock;
    private final Duration newContacts;

    AmendmentService(
            Partners partners,
            PartnerAmendments amendments,
            AmendmentChanges changes,
            PartnerAmendmentProcess process,
            Declarations declarations,
            Events events,
            Clock clock,
            @Value("${millrace.call-back.known-days}") int knownDays) {
        this.partners = partners;
        this.amendments = amendments;
        this.changes = changes;
        this.process = process;
        this.declarations = declarations;
        this.events = events;
        this.clock = clock;
        this.newContacts = Duration.ofDays(knownDays);
    }

    /**
     * Asks for other details of a partner.
     *
     * @return the amendment's id
     * @throws Problem {@link AmendmentError#AMENDMENT_EMPTY}, {@link AmendmentError#AMENDMENT_OPEN}, or what is wrong with the
     *     details, all at once
     */
    UUID request(UUID partnerId, AmendmentRequest request) {
        var partner = partners.locked(partnerId);
        var before = PartnerDetails.of(partner);
        var after = request.appliedTo(before);
        declarations.require(request, after, failures -> request.check(after, failures));
        var id = Ids.next();
        var differences = AmendmentChange.between(id, before, request.canonical(after));
        if (differences.isEmpty()) {
            throw Problem.of(AmendmentError.AMENDMENT_EMPTY);
        }
        var amendment = open(id, partner, differences, request.reason(), null);
        process.start(amendment);
        return id;
    }

    /** Keeps a change with its differences, if none of the same part is open; the caller has locked the partner. */
    PartnerAmendment open(
            UUID id, Partner partner, List<AmendmentChange> differences, String reason, @Nullable UUID bankAccountId) {
        var sections = new TreeSet<AmendmentSection>();
        differences.forEach(difference -> sections.add(difference.field().section()));
        amendments.findByPartnerIdAndStatus(partner.id(), AmendmentStatus.OPEN).stream()
                .filter(open -> open.sectionList().stream().anyMatch(sections::contains))
                .findFirst()
                .ifPresent(open -> {
                    throw Problem.of(
                                    AmendmentError.AMENDMENT_OPEN,
                                    "Amendment " + open.id() + " changes the same part and is not decided yet.")
                            .withMember("amendmentId", open.id());
                });
        var userId = CurrentActor.require().userId();
        var amendment = amendments.save(PartnerAmendment.request(
                id, partner, sections, reason, bankAccountId, userId, clock.instant(), newContacts));
        changes.saveAll(differences);
        events.publish(AmendmentRequested.of(amendment));
        return amendment;
    }

    /**
     * Takes a request back, on behalf of whoever asked for it.
     *
     * @throws Problem {@link AmendmentError#AMENDMENT_NOT_YOURS}, {@link AmendmentError#AMENDMENT_STATE}
     */
    void withdraw(UUID partnerId, UUID id) {
        // Asked before the process is told, so that a refusal says what it is.
        amendments
                .get(partnerId, id)
                .requireWithdrawableBy(CurrentActor.require().userId());
        process.withdraw(id);
    }
}
