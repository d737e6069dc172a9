package io.millrace.partners;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change of a partner's record in a list. */
record AmendmentLine(
        UUID id,
        AmendmentStatus status,
        List<AmendmentSection> sections,
        @Nullable RiskRating riskRating,
        @Nullable UUID bankAccountId,
        String requestedBy,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable Instant closedAt,
        long version) {

    static AmendmentLine from(ResultSet row, int number) throws SQLException {
        var risk = row.getString("risk_rating");
        var closed = row.getObject("closed_at", OffsetDateTime.class);
        return new AmendmentLine(
                row.getObject("id", UUID.class),
                AmendmentStatus.valueOf(row.getString("status")),
                Arrays.stream(row.getString("sections").split(",", -1))
                        .map(AmendmentSection::valueOf)
                        .toList(),
                risk == null ? null : RiskRating.valueOf(risk),
                row.getObject("bank_account_id", UUID.class),
                row.getString("requested_by"),
                row.getObject("requested_at", OffsetDateTime.class).toInstant(),
                row.getObject("expires_at", OffsetDateTime.class).toInstant(),
                closed == null ? null : closed.toInstant(),
                row.getLong("version"));
    }
}
