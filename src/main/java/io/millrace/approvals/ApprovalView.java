package io.millrace.approvals;

import io.millrace.platform.web.Money;
import io.millrace.platform.web.Versioned;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An approval as its approvers see it.
 *
 * @param requestedBy whose request it is; they can't decide it
 * @param assignee who claimed it
 * @param decidedByName the name of the one who decided, for people to read
 */
record ApprovalView(
        UUID id,
        String kind,
        String subjectType,
        UUID subjectId,
        String title,
        String summary,
        @Nullable Money amount,
        int level,
        String capability,
        @Nullable String requestedBy,
        @Nullable String assignee,
        Instant createdAt,
        @Nullable Instant dueAt,
        boolean overdue,
        Approval.State state,
        @Nullable Decision decision,
        @Nullable String reason,
        @Nullable String decidedBy,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        long version)
        implements Versioned {

    static final String COLUMNS = """
            a.*, a.state = 'WAITING' and a.due_at < now() as overdue,
            (select nullif(concat_ws(' ', m.first_name, m.last_name), '') from member m where m.id::text = a.decided_by)
                as decided_by_name""";

    static ApprovalView from(ResultSet row, int number) throws SQLException {
        String currency = row.getString("currency");
        String decision = row.getString("decision");
        return new ApprovalView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("title"),
                row.getString("summary"),
                currency == null ? null : new Money(row.getBigDecimal("amount"), currency),
                row.getInt("level"),
                row.getString("capability"),
                row.getString("requested_by"),
                row.getString("assignee"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "due_at"),
                row.getBoolean("overdue"),
                Approval.State.valueOf(row.getString("state")),
                decision == null ? null : Decision.valueOf(decision),
                row.getString("reason"),
                row.getString("decided_by"),
                row.getString("decided_by_name"),
                instant(row, "decided_at"),
                row.getLong("version"));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
