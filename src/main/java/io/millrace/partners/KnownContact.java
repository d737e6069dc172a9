package io.millrace.partners;

import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Under which name and numbers somebody was known to speak for a partner, and when. A change makes a new one, so that it can be
 * said for every moment who was known then.
 *
 * @param sourceId the partner's id, or the employee's
 */
@Table("partner_known_contact")
record KnownContact(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        ContactSource source,
        UUID sourceId,
        String name,
        @Nullable String email,
        @Nullable String phone,
        Instant knownFrom,
        @Nullable Instant knownUntil) {

    static KnownContact of(UUID id, UUID partnerId, Contact contact, Instant at) {
        return new KnownContact(
                id,
                null,
                partnerId,
                ContactSource.CONTACT,
                partnerId,
                contact.name(),
                contact.email(),
                contact.phone(),
                at,
                null);
    }

    static KnownContact of(UUID id, PartnerEmployee employee, Instant at) {
        var details = employee.details();
        return new KnownContact(
                id,
                null,
                employee.partnerId(),
                ContactSource.EMPLOYEE,
                employee.id(),
                details.name(),
                details.email(),
                details.phone(),
                at,
                null);
    }

    KnownContact until(Instant at) {
        return new KnownContact(id, version, partnerId, source, sourceId, name, email, phone, knownFrom, at);
    }

    boolean saysTheSameAs(KnownContact other) {
        return name.equals(other.name) && Objects.equals(email, other.email) && Objects.equals(phone, other.phone);
    }

    /** Without the person: their data must not reach a log. */
    @Override
    public String toString() {
        return "KnownContact[" + id + "]";
    }
}
