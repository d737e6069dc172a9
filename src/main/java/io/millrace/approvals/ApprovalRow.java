package io.millrace.approvals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads approvals from rows of statements that select all columns of the table. */
final class ApprovalRow {

    private ApprovalRow() {}

    static Approval read(ResultSet row, int number) throws SQLException {
        return new Approval(
                row.getObject("id", UUID.class),
                row.getString("task_id"),
                row.getString("process_instance_id"),
                row.getString("kind"),
                row.getString("subject_type"),
                row.getObject("subject_id", UUID.class),
                row.getString("title"),
                row.getString("summary"),
                row.getBigDecimal("amount"),
                row.getString("currency"),
                row.getInt("level"),
                row.getString("capability"),
                row.getString("policy_version"),
                row.getString("requested_by"),
                Set.of((String[]) row.getArray("kept_out").getArray()),
                new Assignment(row.getString("assignee"), row.getString("on_behalf_of"), row.getString("delegated_by")),
                Objects.requireNonNull(instant(row, "created_at")),
                instant(row, "due_at"),
                Approval.State.valueOf(row.getString("state")),
                outcome(row),
                row.getLong("version"));
    }

    private static Approval.@Nullable Outcome outcome(ResultSet row) throws SQLException {
        String decision = row.getString("decision");
        return decision == null
                ? null
                : new Approval.Outcome(
                        Decision.valueOf(decision),
                        row.getString("reason"),
                        row.getString("decided_by"),
                        Objects.requireNonNull(instant(row, "decided_at")));
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime moment = row.getObject(column, OffsetDateTime.class);
        return moment == null ? null : moment.toInstant();
    }
}
