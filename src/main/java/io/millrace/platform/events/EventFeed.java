package io.millrace.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The organization's public events, oldest first, in an order that never puts an event before one already shown. */
@Component
class EventFeed {

    private final JdbcClient jdbc;
    private final ObjectMapper json;

    EventFeed(JdbcClient jdbc, ObjectMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    private record Shown(String id, String event) {}

    @Transactional(readOnly = true)
    public Page<JsonNode> page(@Nullable UUID after, @Nullable String type, int limit) {
        String ofType = type == null ? "" : " and type = :type";
        var query = jdbc.sql("select id::text as id, event::text as event from event_outbox"
                        + " where not internal and position > :position" + ofType
                        + " order by position limit :limit")
                .param("position", after == null ? 0L : position(after))
                .param("limit", limit + 1);
        List<Shown> rows = (type == null ? query : query.param("type", type))
                .query(Shown.class)
                .list();
        List<Shown> shown = rows.subList(0, Math.min(limit, rows.size()));
        String next = rows.size() > limit ? shown.get(limit - 1).id() : null;
        return new Page<>(shown.stream().map(row -> read(row.event())).toList(), next, null);
    }

    private long position(UUID event) {
        return jdbc.sql("select position from event_outbox where id = :id and not internal and position is not null"
                        + " and tenant_id = (select current_tenant())")
                .param("id", event)
                .query(Long.class)
                .optional()
                .orElseThrow(() ->
                        Problem.of(PlatformError.INVALID_CURSOR, "There is no event " + event + " to go on after."));
    }

    private JsonNode read(String event) {
        try {
            return json.readTree(event);
        } catch (JsonProcessingException unreadable) {
            throw new IllegalStateException("PostgreSQL's JSON is not JSON", unreadable);
        }
    }
}
