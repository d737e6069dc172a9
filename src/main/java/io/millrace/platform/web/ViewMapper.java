package io.millrace.platform.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.DataClassRowMapper;

/**
 * Makes views of rows. The PostgreSQL driver does not know {@link Instant}; asking it first would cost an exception
 * each.
 */
public final class ViewMapper<V> extends DataClassRowMapper<V> {

    /** @param view a record whose components are the columns, {@code created_at} as {@code createdAt} */
    public ViewMapper(Class<V> view) {
        super(view);
    }

    @Override
    protected @Nullable Object getColumnValue(ResultSet row, int index, Class<?> type) throws SQLException {
        if (type != Instant.class) {
            return super.getColumnValue(row, index, type);
        }
        OffsetDateTime time = row.getObject(index, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
