package io.millrace.platform.audit;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One write to one row.
 *
 * @param userName the display name, null where the directory knows nobody of this id
 * @param origin the client's network address, the process instance of a job, the event that a handler worked on, or the
 *     database role of a write past the application
 * @param requestId ties together all that one request, job or event delivery wrote
 * @param tableName the kind of record
 * @param oldRow the row before, null on an insert
 * @param newRow the row after, null on a delete
 */
record AuditEntry(
        UUID id,
        Instant occurredAt,
        String userId,
        @Nullable String userName,
        String origin,
        String requestId,
        Operation operation,
        String tableName,
        String rowId,
        @Nullable JsonNode oldRow,
        @Nullable JsonNode newRow) {

    enum Operation {
        INSERT,
        UPDATE,
        DELETE
    }

    AuditEntry by(@Nullable String name) {
        return new AuditEntry(
                id, occurredAt, userId, name, origin, requestId, operation, tableName, rowId, oldRow, newRow);
    }
}
