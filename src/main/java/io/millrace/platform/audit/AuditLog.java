package io.millrace.platform.audit;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.millrace.platform.audit.AuditEntry.Operation;
import io.millrace.platform.security.Directory;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads the audit log: two statements a page, the entries and the names of who made them. */
@Component
class AuditLog {

    /** Numbers keep every digit of the row. */
    private static final ObjectMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private static final Listing<AuditEntry> ENTRIES = Listing.of(AuditLog::entry)
            .select("id, occurred_at, user_id, origin, request_id, operation, table_name, row_id, old_row, new_row")
            .from("audit_log")
            .fields(
                    ListField.instant("occurredAt", "occurred_at").required(),
                    ListField.text("userId", "user_id").required().filterOnly(),
                    ListField.text("tableName", "table_name").required().filterOnly(),
                    ListField.text("rowId", "row_id").required().filterOnly(),
                    ListField.choice("operation", "operation", Operation.class)
                            .required()
                            .filterOnly(),
                    ListField.text("requestId", "request_id").required().filterOnly())
            .sortedBy("-occurredAt");

    private final Lists lists;
    private final Directory directory;

    AuditLog(Lists lists, Directory directory) {
        this.lists = lists;
        this.directory = directory;
    }

    Page<AuditEntry> page(ListQuery query) {
        Page<AuditEntry> page = lists.page(ENTRIES, query);
        Map<String, String> names =
                directory.names(page.items().stream().map(AuditEntry::userId).collect(Collectors.toSet()));
        return page.map(entry -> entry.by(names.get(entry.userId())));
    }

    private static AuditEntry entry(ResultSet row, int number) throws SQLException {
        return new AuditEntry(
                row.getObject("id", UUID.class),
                row.getObject("occurred_at", OffsetDateTime.class).toInstant(),
                row.getString("user_id"),
                null,
                row.getString("origin"),
                row.getString("request_id"),
                Operation.valueOf(row.getString("operation")),
                row.getString("table_name"),
                row.getString("row_id"),
                json(row.getString("old_row")),
                json(row.getString("new_row")));
    }

    private static @Nullable JsonNode json(@Nullable String text) throws SQLException {
        try {
            return text == null ? null : JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("PostgreSQL's JSON is not JSON", unreadable);
        }
    }
}
