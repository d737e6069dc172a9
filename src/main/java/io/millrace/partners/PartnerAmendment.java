package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody's wish to change the record of an active partner, from asking to the decision.
 *
 * @param sections names of {@link AmendmentSection}s, comma between
 * @param reason why it is asked for
 * @param bankAccountId the account in quarantine, where it is about one
 * @param contactsAt who spoke for the partner then may be called back
 */
@Table("partner_amendment")
record PartnerAmendment(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        AmendmentStatus status,
        String sections,
        String reason,
        @Nullable UUID bankAccountId,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        Instant contactsAt,
        @Nullable RiskRating riskRating,
        @Embedded.Nullable(prefix = "closed_") @Nullable Closing closing) {

    /** A change that nobody decided in this time has lapsed. */
    static final int LIFETIME_DAYS = 30;

    public record Closing(String by, Instant at, @Nullable String reason) {}

    /**
     * @param newContacts how long a contact has to be known before it may be called back; those of the partner's first day
     *     are as old as can be
     */
    static PartnerAmendment request(
            UUID id,
            Partner partner,
            Collection<AmendmentSection> sections,
            String reason,
            @Nullable UUID bankAccountId,
            String by,
            Instant at,
            Duration newContacts) {
        partner.requireActive();
        var known = at.minus(newContacts);
        return new PartnerAmendment(
                id,
                null,
                partner.id(),
                AmendmentStatus.OPEN,
                sections.stream().sorted().map(Enum::name).collect(Collectors.joining(",")),
                reason.strip(),
                bankAccountId,
                by,
                at,
                at.atOffset(ZoneOffset.UTC).plusDays(LIFETIME_DAYS).toInstant(),
                known.isBefore(partner.activatedAt()) ? partner.activatedAt() : known,
                null,
                null);
    }

    List<AmendmentSection> sectionList() {
        return Arrays.stream(sections.split(",", -1))
                .map(AmendmentSection::valueOf)
                .toList();
    }

    PartnerAmendment rate(RiskRating rating) {
        requireOpen("rated");
        return new PartnerAmendment(
                id,
                version,
                partnerId,
                status,
                sections,
                reason,
                bankAccountId,
                requestedBy,
                requestedAt,
                expiresAt,
                contactsAt,
                rating,
                null);
    }

    /** Segregation of duties is the process's to enforce where a person decides; here it holds for every caller. */
    PartnerAmendment apply(String by, Instant at, @Nullable String reason) {
        if (riskRating == null) {
            throw Problem.of(AmendmentError.AMENDMENT_STATE, "Amendment " + id + " has not been rated yet.");
        }
        if (requestedBy.equals(by)) {
            throw Problem.of(AmendmentError.AMENDMENT_OWN_REQUEST, "You asked for amendment " + id + " yourself.");
        }
        return close(AmendmentStatus.APPLIED, "applied", by, at, reason);
    }

    PartnerAmendment reject(String by, Instant at, String reason) {
        return close(AmendmentStatus.REJECTED, "rejected", by, at, reason);
    }

    PartnerAmendment giveBack(String by, Instant at, String reason) {
        return close(AmendmentStatus.RETURNED, "returned", by, at, reason);
    }

    /** @param obstacle what keeps it from being applied */
    PartnerAmendment voidFor(String obstacle, String by, Instant at) {
        return close(AmendmentStatus.VOIDED, "voided", by, at, obstacle);
    }

    void requireWithdrawableBy(String by) {
        if (!requestedBy.equals(by)) {
            throw Problem.of(AmendmentError.AMENDMENT_NOT_YOURS, "Somebody else asked for amendment " + id + ".");
        }
        requireOpen("withdrawn");
    }

    PartnerAmendment withdraw(String by, Instant at) {
        requireWithdrawableBy(by);
        return close(AmendmentStatus.WITHDRAWN, "withdrawn", by, at, null);
    }

    PartnerAmendment expire(Instant at) {
        return close(AmendmentStatus.EXPIRED, "expired", "system", at, null);
    }

    void requireOpen(String verb) {
        if (status != AmendmentStatus.OPEN) {
            throw Problem.of(
                    AmendmentError.AMENDMENT_STATE,
                    "Amendment " + id + " is " + status.name().toLowerCase(Locale.ROOT) + " and can't be " + verb
                            + ".");
        }
    }

    private PartnerAmendment close(AmendmentStatus next, String verb, String by, Instant at, @Nullable String why) {
        requireOpen(verb);
        return new PartnerAmendment(
                id,
                version,
                partnerId,
                next,
                sections,
                reason,
                bankAccountId,
                requestedBy,
                requestedAt,
                expiresAt,
                contactsAt,
                riskRating,
                new Closing(by, at, why));
    }

    /** Without the reason: people's names must not reach a log. */
    @Override
    public String toString() {
        return "PartnerAmendment[" + id + ", " + status + "]";
    }
}
