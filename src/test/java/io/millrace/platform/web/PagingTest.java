package io.millrace.platform.web;

import static io.millrace.platform.web.PartTable.PARTS;
import static io.millrace.platform.web.PartTable.query;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.web.PartTable.Part;
import java.io.IOException;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** How pages follow each other. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PagingTest {

    private final PartTable table;

    PagingTest() throws IOException, SQLException {
        table = new PartTable();
    }

    @AfterAll
    void stop() throws IOException {
        table.close();
    }

    @BeforeEach
    void empty() {
        table.empty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "name",
                "-name",
                "-stock,name",
                "soldAt",
                "-soldAt",
                "price,-name",
                "-price,stock,soldAt",
                "day",
                "-day,open,colour",
                "id",
                "-id",
                "-open,price"
            })
    void every_row_is_seen_exactly_once_while_rows_come_and_go(String sort) {
        for (int round = 0; round < 5; round++) {
            table.empty();
            Set<UUID> staying = table.insert(60);
            List<UUID> going = new ArrayList<>(table.insert(40));
            List<UUID> seen = new ArrayList<>();
            ListQuery query = query(1 + table.upTo(9), null, sort);
            Page<Part> page = table.lists.page(PARTS, query);
            while (page.next() != null) {
                page.items().forEach(part -> seen.add(part.id()));
                table.insert(table.upTo(4));
                for (int gone = table.upTo(4); gone > 0 && !going.isEmpty(); gone--) {
                    table.delete(going.remove(table.upTo(going.size())));
                }
                page = table.lists.page(PARTS, query(query.limit(), page.next(), sort));
            }
            page.items().forEach(part -> seen.add(part.id()));
            assertThat(seen)
                    .as("order %s, round %d", sort, round)
                    .doesNotHaveDuplicates()
                    .containsAll(staying);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"-soldAt,name", "price,-stock", "day,-open", "-name,-id"})
    void pages_put_together_are_the_order_of_postgresql_itself(String sort) {
        table.insert(80);
        List<UUID> whole = table.lists.page(PARTS, query(200, null, sort)).items().stream()
                .map(Part::id)
                .toList();
        List<UUID> pieces = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Part> page = table.lists.page(PARTS, query(7, cursor, sort));
            page.items().forEach(part -> pieces.add(part.id()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(pieces).isEqualTo(whole).hasSize(80);
    }

    @Test
    void a_search_gives_the_best_match_first_and_pages_like_any_list() {
        for (String name : List.of("steel bolt", "bolt bolt bolt", "nut", "bolt", "bolt of steel bolt")) {
            table.jdbc
                    .sql("insert into part values (gen_random_uuid(), ?, null, null, 1, null, null, 'RED')")
                    .param(name)
                    .update();
        }
        List<String> names = new ArrayList<>();
        @Nullable String cursor = null;
        do {
            Page<Part> page = table.lists.page(PARTS, new ListQuery(1, cursor, null, null, "bolt", false));
            page.items().forEach(part -> names.add(part.name()));
            cursor = page.next();
        } while (cursor != null);
        assertThat(names)
                .hasSize(4)
                .startsWith("bolt bolt bolt")
                .doesNotContain("nut")
                .doesNotHaveDuplicates();
    }
}
