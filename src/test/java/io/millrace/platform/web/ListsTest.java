package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/** Lists against a real PostgreSQL, whose order of texts, times and nulls is what cursors have to follow. */
class ListsTest {

    record Part(UUID id, String name, @Nullable Instant soldAt, @Nullable BigDecimal price, Colour colour) {}

    enum Colour {
        RED,
        BLUE
    }

    private static final Listing<Part> PARTS = Listing.of(Part.class)
            .select("p.id, p.name, p.sold_at, p.price, p.colour")
            .from("part p")
            .id("p.id")
            .fields(
                    ListField.text("name", "p.name").required(),
                    ListField.instant("soldAt", "p.sold_at"),
                    ListField.number("price", "p.price"),
                    ListField.whole("stock", "p.stock").required(),
                    ListField.date("day", "p.day"),
                    ListField.bool("open", "p.open"),
                    ListField.choice("colour", "p.colour", Colour.class).required(),
                    ListField.uuid("id", "p.id").required())
            .sortedBy("-stock")
            .searchedBy(
                    "to_tsvector('simple', p.name) @@ websearch_to_tsquery('simple', :q)",
                    "ts_rank(to_tsvector('simple', p.name), websearch_to_tsquery('simple', :q))");

    private static @Nullable EmbeddedPostgres postgres;
    private static @Nullable DataSource database;
    private static int statements;

    private final JdbcClient jdbc = JdbcClient.create(database());
    private final Lists lists =
            new Lists(jdbc, new Cursors("0123456789abcdef0123456789abcdef".getBytes(StandardCharsets.UTF_8)));
    private final Random random = new Random(42);

    @BeforeAll
    static void start() throws IOException, SQLException {
        postgres = EmbeddedPostgres.builder().start();
        Connection connection = postgres.getPostgresDatabase().getConnection();
        // Without a transaction each statement asks for a connection, so counting those counts statements.
        database = new SingleConnectionDataSource(connection, true) {
            @Override
            public Connection getConnection() throws SQLException {
                statements++;
                return super.getConnection();
            }
        };
        JdbcClient.create(database())
                .sql("create table part (id uuid primary key, name text not null, sold_at timestamptz, price numeric,"
                        + " stock integer not null, day date, open boolean, colour text not null)")
                .update();
    }

    @AfterAll
    static void stop() throws IOException {
        if (postgres != null) {
            postgres.close();
        }
    }

    @BeforeEach
    void empty() {
        jdbc.sql("truncate part").update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "", "name", "-name", "-stock,name", "soldAt", "-soldAt", "price,-name", "-price,stock,soldAt", "day",
                "-day,open,colour", "id", "-id", "-open,price"
            })
    void every_row_is_seen_exactly_once_while_rows_come_and_go(String sort) {
        for (int round = 0; round < 5; round++) {
            jdbc.sql("truncate part").update();
            Set<UUID> staying = insert(60);
            List<UUID> going = new ArrayList<>(insert(40));
            List<UUID> seen = new ArrayList<>();
            ListQuery query = query(1 + random.nextInt(9), null, sort);
            Page<Part> page = lists.page(PARTS, query);
            while (page.next() != null) {
                page.items().forEach(part -> seen.add(part.id()));
                insert(random.nextInt(4));
                for (int gone = random.nextInt(4); gone > 0 && !going.isEmpty(); gone--) {
                    delete(going.remove(random.nextInt(going.size())));
                }
                page = lists.page(PARTS, query(query.limit(), page.next(), sort));
            }
            page.items().forEach(part -> seen.add(part.id()));
            assertThat(seen).as("order %s, round %d", sort, round).doesNotHaveDuplicates().containsAll(staying);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-soldAt,name", "price,-stock", "day,-open", "-name,-id"})
    void pages_put_together_are_the_order_of_postgresql_itself(String sort) {
        insert(80);
        List<UUID> whole = lists.page(PARTS, query(200, null, sort)).items().stream().map(Part::id).toList();
        List<UUID> pieces = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Part> page = lists.page(PARTS, query(7, cursor, sort));
            page.items().forEach(part -> pieces.add(part.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(pieces).isEqualTo(whole).hasSize(80);
    }

    @Test
    void a_view_has_the_values_of_its_row() {
        UUID id = Ids.next();
        jdbc.sql("insert into part values (?, 'bolt', '2026-01-01T00:00:00.123456Z', 1.50, 3, null, true, 'RED')")
                .param(id)
                .update();
        assertThat(lists.page(PARTS, ListQuery.first()).items())
                .containsExactly(new Part(
                        id, "bolt", Instant.parse("2026-01-01T00:00:00.123456Z"), new BigDecimal("1.50"), Colour.RED));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name==bolt | bolt",
                "name=like=*OL* | bolt",
                "name=like=* | bolt,nut",
                "name=like=_olt | ''",
                "soldAt=ge=2026-01-01 | bolt",
                "soldAt=null=true | nut",
                "soldAt!=2026-01-01T00:00:00Z | nut",
                "price=le=1.5 | bolt",
                "stock=in=(3,4) | bolt,nut",
                "stock=out=(3) | nut",
                "day==2026-01-31 | bolt",
                "open==true,colour==BLUE | bolt,nut",
                "open==true;colour==BLUE | ''"
            })
    void a_filter_selects_the_rows_that_it_names(String filter, String names) {
        jdbc.sql("insert into part values (gen_random_uuid(), 'bolt', '2026-01-01T00:00:00Z', 1.50, 3, '2026-01-31',"
                        + " true, 'RED'), (gen_random_uuid(), 'nut', null, 2, 4, null, null, 'BLUE')")
                .update();
        ListQuery query = new ListQuery(50, null, filter, "name", null, true);
        Page<Part> page = lists.page(PARTS, query);
        assertThat(String.join(",", page.items().stream().map(Part::name).toList())).isEqualTo(names.strip());
        assertThat(page.total()).isEqualTo(page.items().size());
    }

    @Test
    void a_page_costs_one_statement_and_the_total_a_second() {
        insert(100);
        assertThat(statementsOf(query(1, null, ""))).isEqualTo(1);
        assertThat(statementsOf(query(200, null, ""))).isEqualTo(1);
        assertThat(statementsOf(new ListQuery(200, null, null, null, null, true))).isEqualTo(2);
    }

    @Test
    void a_search_gives_the_best_match_first_and_pages_like_any_list() {
        for (String name : List.of("steel bolt", "bolt bolt bolt", "nut", "bolt", "bolt of steel bolt")) {
            jdbc.sql("insert into part values (gen_random_uuid(), ?, null, null, 1, null, null, 'RED')")
                    .param(name)
                    .update();
        }
        List<String> names = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Part> page = lists.page(PARTS, new ListQuery(1, cursor, null, null, "bolt", false));
            page.items().forEach(part -> names.add(part.name()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(names).hasSize(4).startsWith("bolt bolt bolt").doesNotContain("nut").doesNotHaveDuplicates();
    }

    @Test
    void a_fixed_condition_holds_whatever_the_caller_filters() {
        insert(30);
        Listing<Part> red = PARTS.where("p.colour = :mine", Map.of("mine", "RED"));
        Page<Part> page = lists.page(red, new ListQuery(200, null, "colour==RED,colour==BLUE", null, null, true));
        assertThat(page.items()).isNotEmpty().allMatch(part -> part.colour() == Colour.RED);
        assertThat(page.total()).isEqualTo(page.items().size());
    }

    @Test
    void a_cursor_does_not_work_with_another_sort_or_filter() {
        insert(10);
        String cursor = lists.page(PARTS, query(2, null, "name")).next();
        for (ListQuery other : List.of(
                query(2, cursor, "-name"), query(2, cursor, ""), new ListQuery(2, cursor, "stock>1", "name", null, false))) {
            assertThatThrownBy(() -> lists.page(PARTS, other))
                    .isInstanceOfSatisfying(
                            Problem.class, problem -> assertThat(problem.code()).isEqualTo(PlatformError.INVALID_CURSOR));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nme", "-", "name,", "name,name", "name;stock", "p.name", "name desc"})
    void a_sort_by_anything_else_is_refused_with_the_fields_that_can_be_used(String sort) {
        assertThatThrownBy(() -> lists.page(PARTS, query(2, null, sort)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(PlatformError.INVALID_SORT);
                    assertThat(problem.detail()).contains("name, soldAt, price");
                });
    }

    private int statementsOf(ListQuery query) {
        int before = statements;
        lists.page(PARTS, query);
        return statements - before;
    }

    private static ListQuery query(int limit, @Nullable String cursor, String sort) {
        return new ListQuery(limit, cursor, null, sort.isEmpty() ? null : sort, null, false);
    }

    /** Few different values and many nulls, so that ties are the rule. */
    private Set<UUID> insert(int rows) {
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

    private void delete(UUID id) {
        jdbc.sql("delete from part where id = ?").param(id).update();
    }

    private static DataSource database() {
        if (database == null) {
            throw new IllegalStateException("not started");
        }
        return database;
    }
}
