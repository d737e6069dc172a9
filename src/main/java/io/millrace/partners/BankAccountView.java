package io.millrace.partners;

import io.millrace.platform.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A bank account of a partner's.
 *
 * @param account its number masked
 * @param replaces the account that was in force when this one was asked for
 * @param amendmentId the change by which it comes; null for the one that came with the onboarding
 * @param calledBy who called the partner back, once it has come into force
 * @param approvedBy who approved it, once it has come into force
 */
record BankAccountView(
        UUID id,
        UUID partnerId,
        BankAccountStatus status,
        BankAccount account,
        @Nullable UUID replaces,
        @Nullable UUID amendmentId,
        @Nullable String requestedBy,
        Instant requestedAt,
        @Nullable String calledBy,
        List<String> approvedBy,
        @Nullable Instant validFrom,
        @Nullable Instant validUntil,
        long version)
        implements Versioned {

    static BankAccountView of(PartnerBankAccount account) {
        var release = account.release();
        return new BankAccountView(
                account.id(),
                account.partnerId(),
                account.status(),
                account.account().masked(),
                account.replaces(),
                account.amendmentId(),
                account.requestedBy(),
                account.requestedAt(),
                release == null ? null : release.calledBy(),
                release == null ? List.of() : List.of(release.firstApprover(), release.secondApprover()),
                account.validFrom(),
                account.validUntil(),
                Versioned.number(account.version()));
    }

    static BankAccountView from(ResultSet row, int number) throws SQLException {
        return new BankAccountView(
                row.getObject("id", UUID.class),
                row.getObject("partner_id", UUID.class),
                BankAccountStatus.valueOf(row.getString("status")),
                new BankAccount(
                                row.getString("bank_holder"),
                                row.getString("bank_currency"),
                                row.getString("bank_iban"),
                                row.getString("bank_bic"),
                                row.getString("bank_ifsc"),
                                row.getString("bank_account_number"))
                        .masked(),
                row.getObject("replaces", UUID.class),
                row.getObject("amendment_id", UUID.class),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getString("called_by"),
                Stream.concat(
                                Stream.ofNullable(row.getString("first_approver")),
                                Stream.ofNullable(row.getString("second_approver")))
                        .toList(),
                instant(row, "valid_from"),
                instant(row, "valid_until"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
