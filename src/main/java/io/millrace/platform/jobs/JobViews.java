package io.millrace.platform.jobs;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.web.ListField;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What callers read about background jobs. */
@Service
@Transactional(readOnly = true)
class JobViews {

    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String COLUMNS =
            "id, kind, title, state, done, total, result::text as result, error_code, error, attempts, created_by,"
                    + " created_at, started_at, finished_at";

    private static final Listing<JobView> JOBS = Listing.of(JobViews::view)
            .select(COLUMNS)
            .from("background_job")
            .fields(
                    ListField.choice("state", "state", JobState.class).required(),
                    ListField.text("kind", "kind").required(),
                    ListField.text("createdBy", "created_by").required(),
                    ListField.instant("createdAt", "created_at").required())
            .sortedBy("-createdAt");

    private final Lists lists;
    private final JdbcClient jdbc;

    JobViews(Lists lists, JdbcClient jdbc) {
        this.lists = lists;
        this.jdbc = jdbc;
    }

    Page<JobView> list(@Nullable JobState state, ListQuery query) {
        return lists.page(state == null ? JOBS : JOBS.where("state = :state", Map.of("state", state.name())), query);
    }

    Optional<JobView> find(UUID id) {
        return jdbc.sql("select " + COLUMNS + " from background_job where id = :id")
                .param("id", id)
                .query(JobViews::view)
                .optional();
    }

    private static JobView view(ResultSet row, int number) throws SQLException {
        JobState state = JobState.valueOf(row.getString("state"));
        long done = row.getLong("done");
        Long total = row.getObject("total", Long.class);
        String error = row.getString("error");
        return new JobView(
                row.getObject("id", UUID.class),
                row.getString("kind"),
                row.getString("title"),
                state,
                progress(state, done, total),
                done,
                total,
                json(row.getString("result")),
                error == null ? null : new JobView.Failure(row.getString("error_code"), error),
                row.getInt("attempts"),
                row.getString("created_by"),
                row.getObject("created_at", OffsetDateTime.class).toInstant(),
                instant(row, "started_at"),
                instant(row, "finished_at"));
    }

    /** There can be more to do than was counted at the beginning; it is complete only when it is done. */
    private static int progress(JobState state, long done, @Nullable Long total) {
        if (state == JobState.DONE) {
            return 100;
        }
        return total == null || total == 0 ? 0 : (int) Math.min(99, done * 100 / total);
    }

    private static @Nullable Instant instant(ResultSet row, String column) throws SQLException {
        OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }

    private static JsonNode json(String text) throws SQLException {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException unreadable) {
            throw new SQLException("PostgreSQL's JSON is not JSON", unreadable);
        }
    }
}
