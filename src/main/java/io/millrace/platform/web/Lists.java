package io.millrace.platform.web;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Answers list calls: one SQL statement a page, and a second one for the total. */
@Component
public class Lists {

    private final JdbcClient jdbc;
    private final Cursors cursors;

    @Autowired
    Lists(JdbcClient jdbc, WebProperties properties) {
        this(jdbc, new Cursors(properties.cursorKeyBytes()));
    }

    Lists(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    private record Row<V>(V view, List<@Nullable String> keys) {}

    /**
     * The page that the query asks for. Going on with {@code next} until it is null gives every row exactly once that
     * is there all the time and keeps its sort values, whatever rows come and go meanwhile.
     *
     * @throws Problem {@code INVALID_FILTER}, {@code INVALID_SORT} or {@code INVALID_CURSOR}
     */
    @Transactional(readOnly = true)
    public <V> Page<V> page(Listing<V> listing, ListQuery query) {
        Binds binds = new Binds(listing.parameters());
        List<SortKey> keys = SortKey.of(query, listing);
        String madeFor = madeFor(listing, query, keys);
        List<String> conditions = new ArrayList<>(listing.conditions());
        String source = source(listing, query, binds);
        if (query.filter() != null) {
            conditions.add(Filter.sql(query.filter(), listing, binds));
        }
        Long total = query.count() ? count(source, conditions, binds) : null;
        if (query.cursor() != null) {
            conditions.add(Keyset.after(keys, cursors.read(query.cursor(), madeFor), binds));
        }
        List<Row<V>> rows = jdbc.sql(statement(listing, source, keys, conditions, query.limit()))
                .params(binds.values())
                .query((result, number) -> row(listing, keys.size(), result, number))
                .list();
        boolean more = rows.size() > query.limit();
        List<Row<V>> shown = more ? rows.subList(0, query.limit()) : rows;
        String next = more ? cursors.write(shown.get(shown.size() - 1).keys(), madeFor) : null;
        return new Page<>(shown.stream().map(Row::view).toList(), next, total);
    }

    private long count(String source, List<String> conditions, Binds binds) {
        return jdbc.sql("select count(*) from " + source + where(conditions))
                .params(binds.values())
                .query(Long.class)
                .single();
    }

    private static String statement(
            Listing<?> listing, String source, List<SortKey> keys, List<String> conditions, int limit) {
        String keyColumns = IntStream.range(0, keys.size())
                .mapToObj(i -> "(" + keys.get(i).field().column() + ")::text as list_key_" + i)
                .collect(Collectors.joining(", "));
        String order = keys.stream().map(SortKey::orderBy).collect(Collectors.joining(", "));
        return "select " + listing.select() + ", " + keyColumns + " from " + source + where(conditions) + " order by "
                + order + " limit " + (limit + 1);
    }

    private static String where(List<String> conditions) {
        return conditions.isEmpty() ? "" : " where (" + String.join(") and (", conditions) + ")";
    }

    private static String source(Listing<?> listing, ListQuery query, Binds binds) {
        if (query.q() == null) {
            return listing.source();
        }
        if (listing.search() == null) {
            throw Problem.of(PlatformError.UNKNOWN_PARAMETER, "This list has no full-text search, so it takes no q.");
        }
        return listing.source() + " join " + listing.search() + "(" + binds.add(query.q())
                + ") as found (found_id, found_rank) on found.found_id = " + listing.id();
    }

    /** All that the order of the rows depends on. */
    private static String madeFor(Listing<?> listing, ListQuery query, List<SortKey> keys) {
        String order = keys.stream().map(SortKey::orderBy).collect(Collectors.joining(","));
        return String.join(
                "\0",
                listing.source(),
                order,
                Objects.requireNonNullElse(query.filter(), ""),
                Objects.requireNonNullElse(query.q(), ""));
    }

    private static <V> Row<V> row(Listing<V> listing, int keys, ResultSet result, int number) throws SQLException {
        List<@Nullable String> values = new ArrayList<>();
        for (int i = 0; i < keys; i++) {
            values.add(result.getString("list_key_" + i));
        }
        V view = Objects.requireNonNull(listing.mapper().mapRow(result, number), "a view of every row");
        return new Row<>(view, values);
    }
}
