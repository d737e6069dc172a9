package io.millrace.platform.web;

import static io.millrace.platform.web.PartTable.PARTS;
import static io.millrace.platform.web.PartTable.query;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.web.PartTable.Colour;
import io.millrace.platform.web.PartTable.Part;
import java.io.IOException;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a page holds and costs, and what is refused. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListsTest {

    private final PartTable table;

    ListsTest() throws IOException, SQLException {
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

    @Test
    void a_view_has_the_values_of_its_row() {
        UUID id = Ids.next();
        table.jdbc
                .sql("insert into part values (?, 'bolt', '2026-01-01T00:00:00.123456Z', 1.50, 3, null, true, 'RED')")
                .param(id)
                .update();
        assertThat(table.lists.page(PARTS, ListQuery.first()).items())
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
        table.jdbc
                .sql("insert into part values (gen_random_uuid(), 'bolt', '2026-01-01T00:00:00Z', 1.50, 3,"
                        + " '2026-01-31', true, 'RED'), (gen_random_uuid(), 'nut', null, 2, 4, null, null,"
                        + " 'BLUE')")
                .update();
        ListQuery query = new ListQuery(50, null, filter, "name", null, true);
        Page<Part> page = table.lists.page(PARTS, query);
        assertThat(String.join(",", page.items().stream().map(Part::name).toList()))
                .isEqualTo(names.strip());
        assertThat(page.total()).isEqualTo(page.items().size());
    }

    @Test
    void a_page_costs_one_statement_and_the_total_a_second() {
        table.insert(100);
        assertThat(table.statementsOf(query(1, null, ""))).isEqualTo(1);
        assertThat(table.statementsOf(query(200, null, ""))).isEqualTo(1);
        assertThat(table.statementsOf(new ListQuery(200, null, null, null, null, true)))
                .isEqualTo(2);
    }

    @Test
    void a_fixed_condition_holds_whatever_the_caller_filters() {
        table.insert(30);
        Listing<Part> red = PARTS.where("p.colour = :mine", Map.of("mine", "RED"));
        Page<Part> page = table.lists.page(red, new ListQuery(200, null, "colour==RED,colour==BLUE", null, null, true));
        assertThat(page.items()).isNotEmpty().allMatch(part -> part.colour() == Colour.RED);
        assertThat(page.total()).isEqualTo(page.items().size());
    }

    @Test
    void a_cursor_does_not_work_with_another_sort_or_filter() {
        table.insert(10);
        String cursor = table.lists.page(PARTS, query(2, null, "name")).next();
        for (ListQuery other : List.of(
                query(2, cursor, "-name"),
                query(2, cursor, ""),
                new ListQuery(2, cursor, "stock>1", "name", null, false))) {
            assertThatThrownBy(() -> table.lists.page(PARTS, other))
                    .isInstanceOfSatisfying(
                            Problem.class,
                            problem -> assertThat(problem.code()).isEqualTo(PlatformError.INVALID_CURSOR));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"nme", "-", "name,", "name,name", "name;stock", "p.name", "name desc"})
    void a_sort_by_anything_else_is_refused_with_the_fields_that_can_be_used(String sort) {
        assertThatThrownBy(() -> table.lists.page(PARTS, query(2, null, sort)))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(PlatformError.INVALID_SORT);
                    assertThat(problem.detail()).contains("name, soldAt, price");
                });
    }
}
