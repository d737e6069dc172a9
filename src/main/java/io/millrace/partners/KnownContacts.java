package io.millrace.partners;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.data.jdbc.repository.query.Query;
import org.springframework.data.repository.ListCrudRepository;

/** Who has been known to speak for partners, from when to when. */
interface KnownContacts extends ListCrudRepository<KnownContact, UUID> {

    @Query("select * from partner_known_contact where source_id = :sourceId and known_until is null")
    Optional<KnownContact> current(UUID sourceId);

    /** Whoever spoke for the partner at a moment: its contact first, then employees by name. */
    @Query("""
            select * from partner_known_contact
            where partner_id = :partnerId and known_from <= :moment and (known_until is null or known_until > :moment)
            order by source, name, id""")
    List<KnownContact> at(UUID partnerId, Instant moment);

    /** From now on this is what is known; what says the same as before stays known since then. */
    default void learn(KnownContact contact) {
        var before = current(contact.sourceId());
        if (before.filter(contact::saysTheSameAs).isEmpty()) {
            before.ifPresent(known -> save(known.until(contact.knownFrom())));
            save(contact);
        }
    }

    /** From now on they don't speak for the partner. */
    default void forget(UUID sourceId, Instant at) {
        current(sourceId).ifPresent(known -> save(known.until(at)));
    }
}
