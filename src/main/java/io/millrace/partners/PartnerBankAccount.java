package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * An account of a partner's. One for each currency is in force: that is where the partner is paid.
 *
 * @param replaces the one that was in force when this one was asked for
 * @param amendmentId the change by which it comes; null for the one that came with the onboarding
 */
@Table("partner_bank_account")
record PartnerBankAccount(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID partnerId,
        BankAccountStatus status,
        @Embedded.Empty(prefix = "bank_") BankAccount account,
        @Nullable UUID amendmentId,
        @Nullable UUID replaces,
        @Nullable String requestedBy,
        Instant requestedAt,
        @Embedded.Nullable Quarantine.@Nullable Release release,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil) {

    /** The one that an application brought along, and that its approval let in. */
    static PartnerBankAccount ofOnboarding(UUID id, UUID partnerId, BankAccount account, Instant at) {
        return new PartnerBankAccount(
                id, null, partnerId, BankAccountStatus.IN_FORCE, account, null, null, null, at, null, at, null);
    }

    static PartnerBankAccount inQuarantine(
            UUID id, PartnerAmendment amendment, BankAccount account, @Nullable UUID replaces) {
        return new PartnerBankAccount(
                id,
                null,
                amendment.partnerId(),
                BankAccountStatus.QUARANTINE,
                account,
                amendment.id(),
                replaces,
                amendment.requestedBy(),
                amendment.requestedAt(),
                null,
                null,
                null);
    }

    /** From now on the partner is paid here; the quarantine says whether that may be. */
    PartnerBankAccount enterIntoForce(Quarantine quarantine, Instant at) {
        require(BankAccountStatus.QUARANTINE, "enter into force");
        if (!quarantine.requestedBy().equals(requestedBy)) {
            throw new IllegalArgumentException("The quarantine is another account's");
        }
        quarantine.obstacle().ifPresent(obstacle -> {
            throw Problem.of(AmendmentError.BANK_ACCOUNT_IN_QUARANTINE, obstacle);
        });
        return new PartnerBankAccount(
                id,
                version,
                partnerId,
                BankAccountStatus.IN_FORCE,
                account,
                amendmentId,
                replaces,
                requestedBy,
                requestedAt,
                quarantine.release(),
                at,
                null);
    }

    PartnerBankAccount replaced(Instant at) {
        require(BankAccountStatus.IN_FORCE, "be replaced");
        return new PartnerBankAccount(
                id,
                version,
                partnerId,
                BankAccountStatus.REPLACED,
                account,
                amendmentId,
                replaces,
                requestedBy,
                requestedAt,
                release,
                validFrom,
                at);
    }

    PartnerBankAccount refused() {
        require(BankAccountStatus.QUARANTINE, "be refused");
        return new PartnerBankAccount(
                id,
                version,
                partnerId,
                BankAccountStatus.REFUSED,
                account,
                amendmentId,
                replaces,
                requestedBy,
                requestedAt,
                null,
                null,
                null);
    }

    private void require(BankAccountStatus needed, String verb) {
        if (status != needed) {
            throw Problem.of(
                    AmendmentError.AMENDMENT_STATE,
                    "Bank account " + id + " is "
                            + status.name().toLowerCase(Locale.ROOT).replace('_', ' ') + " and can't " + verb + ".");
        }
    }
}
