package io.millrace.platform.web;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** A table on a real PostgreSQL, whose order of texts, times and nulls is what cursors have to follow; and its list. */
final class PartTable implements AutoCloseable {

    record Part(
            UUID id,
            String name,
            @Nullable Instant soldAt,
            @Nullable BigDecimal price,
            Colour colour) {}

    enum Colour {
        RED,
        BLUE
    }

    static final Listing<Part> PARTS = Listing.of(Part.class)
            .select("p.id, p.name, p.sold_at, p.price, p.colour")
            .from("part p")
            .id("p.id")
            .fields(
                    ListField.text("name", "p.name").required().likeBy("part_by_name"),
                    ListField.instant("soldAt", "p.sold_at"),
                    ListField.number("price", "p.price"),
                    ListField.whole("stock", "p.stock").required(),
                    ListField.date("day", "p.day"),
                    ListField.bool("open", "p.open"),
                    ListField.choice("colour", "p.colour", Colour.class).required(),
                    ListField.uuid("id", "p.id").required())
            .sortedBy("-stock")
            .searchedBy("part_by_search");

    private final EmbeddedPostgres postgres;
    private final Random random = new Random(42);
    private int statements;
    final JdbcClient jdbc;
    final Lists lists;

    PartTable() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        Connection connection = postgres.getPostgresDatabase().getConnection();
        // Without a transaction each statement asks for a connection, so counting those counts statements.
        DataSource database = new SingleConnectionDataSource(connection, true) {
            @Override
            public Connection getConnection() throws SQLException {
                statements++;
                return super.getConnection();
            }
        };
        jdbc = JdbcClient.create(database);
        lists = new Lists(jdbc, new Cursors("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
        jdbc.sql("create table part (id uuid primary key, name text not null, sold_at timestamptz, price numeric,"
                        + " stock integer not null, day date, open boolean, colour text not null)")
                .update();
        jdbc.sql("""
                create function part_by_name(pattern text) returns setof uuid language sql stable
                begin atomic
                    select p.id from part p where p.name ilike pattern;
                end""").update();
        jdbc.sql("""
                create function part_by_search(q text) returns table (id uuid, rank numeric) language sql stable
                begin atomic
                    select p.id, ts_rank(to_tsvector('simple', p.name), websearch_to_tsquery('simple', q))::numeric
                    from part p where to_tsvector('simple', p.name) @@ websearch_to_tsquery('simple', q);
                end""").update();
    }

    @Override
    public void close() throws IOException {
        postgres.close();
    }

    void empty() {
        jdbc.sql("truncate part").update();
    }

    int statementsOf(ListQuery query) {
        int before = statements;
        lists.page(PARTS, query);
        return statements - before;
    }

    int upTo(int bound) {
        return random.nextInt(bound);
    }

    static ListQuery query(int limit, @Nullable String cursor, String sort) {
        return new ListQuery(limit, cursor, null, sort.isEmpty() ? null : sort, null, false);
    }

    /** Few different values and many nulls, so that ties are the rule. */
    Set<UUID> insert(int rows) {
        Set<UUID> ids = new HashSet<>();
        for (int i = 0; i < rows; i++) {
            UUID id = new UUID(random.nextLong(), random.nextLong());
            int pick = random.nextInt(4);
            jdbc.sql("insert into part values (?, ?, ?::timestamptz, ?, ?, ?, ?, ?)")
                    .params(
                            id,
                            List.of("a", "B", "ä", "").get(random.nextInt(4)),
                            pick == 0 ? null : "2026-01-01T00:00:00.00000" + pick + "Z",
                            random.nextBoolean() ? null : new BigDecimal(random.nextInt(3)).movePointLeft(1),
                            random.nextInt(5),
                            random.nextBoolean() ? null : LocalDate.of(2026, 1, 1 + random.nextInt(3)),
                            List.of(true, false).get(random.nextInt(2)),
                            random.nextBoolean() ? "RED" : "BLUE")
                    .update();
            ids.add(id);
        }
        return ids;
    }

    void delete(UUID id) {
        jdbc.sql("delete from part where id = ?").param(id).update();
    }
}
