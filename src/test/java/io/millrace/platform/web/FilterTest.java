package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.AlphaChars;
import net.jqwik.api.constraints.StringLength;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FilterTest {

    enum Status {
        ACTIVE,
        BLOCKED
    }

    record Row(UUID id) {}

    private static final Listing<Row> LISTING = Listing.of(Row.class)
            .from("partner p")
            .id("p.id")
            .fields(
                    ListField.text("name", "p.name").required().likeBy("partner_by_name"),
                    ListField.text("note", "p.note"),
                    ListField.choice("status", "p.status", Status.class).required(),
                    ListField.instant("createdAt", "p.created_at").required(),
                    ListField.date("day", "p.day").required(),
                    ListField.number("price", "p.price").required(),
                    ListField.whole("count", "p.count").required(),
                    ListField.bool("open", "p.open").required(),
                    ListField.uuid("id", "p.id").required(),
                    ListField.text("cf.colour", "(p.custom ->> 'colour')"),
                    ListField.text("hidden", "p.hidden").sortOnly());

    private final Binds binds = new Binds(Map.of());

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "name==a | p.name = :list_0",
                "name!=a | p.name <> :list_0",
                "note!=a | (p.note <> :list_0 or p.note is null)",
                "price=gt=1 | p.price > :list_0",
                "price>1 | p.price > :list_0",
                "price=ge=1 | p.price >= :list_0",
                "price=lt=1 | p.price < :list_0",
                "price=le=1 | p.price <= :list_0",
                "status=in=(ACTIVE,BLOCKED) | p.status in (:list_0)",
                "status=out=(ACTIVE) | p.status not in (:list_0)",
                "name=like=*cot* | p.id in (select partner_by_name(:list_0))",
                "note=null=true | p.note is null",
                "note=null=false | p.note is not null",
                "cf.colour==red | (p.custom ->> 'colour') = :list_0",
                "name==a;(price>1,open==true) | (p.name = :list_0 and (p.price > :list_1 or p.open = :list_2))"
            })
    void a_filter_becomes_a_condition_on_published_columns(String filter, String sql) {
        assertThat(Filter.sql(filter, LISTING, binds)).isEqualTo(sql);
    }

    @Test
    void values_are_bound_in_the_type_of_their_column() {
        UUID id = Ids.next();
        Filter.sql(
                "createdAt=gt=2026-01-01T02:00:00+02:00;createdAt<2026-02-01;day==2026-01-31;price==1.50;count==7;"
                        + "open==true;id==" + id + ";status=in=(ACTIVE)",
                LISTING,
                binds);
        assertThat(binds.values().values())
                .containsExactlyInAnyOrder(
                        OffsetDateTime.parse("2026-01-01T00:00:00Z"),
                        OffsetDateTime.parse("2026-02-01T00:00:00Z"),
                        LocalDate.of(2026, 1, 31),
                        new BigDecimal("1.50"),
                        7L,
                        true,
                        id,
                        List.of("ACTIVE"));
    }

    @Test
    void only_the_star_is_a_wildcard() {
        assertThat(Filter.pattern("*50%_a\\*")).isEqualTo("%50\\%\\_a\\\\%");
    }

    @Test
    void a_field_that_does_not_exist_is_refused_with_those_that_do() {
        assertThatThrownBy(() -> Filter.sql("nam==a", LISTING, binds))
                .isInstanceOfSatisfying(Problem.class, problem -> {
                    assertThat(problem.code()).isEqualTo(PlatformError.INVALID_FILTER);
                    assertThat(problem.detail())
                            .contains("nam")
                            .contains("name, note, status")
                            .doesNotContain("hidden");
                });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "name",
                "name==",
                "==a",
                "name==a;",
                "name=regex=a",
                "name==a b",
                "(name==a",
                "hidden==a",
                "status==GREEN",
                "status=gt=ACTIVE",
                "price==x",
                "price==1e999999999",
                "price=like=1*",
                "note=like=a*",
                "count==1.5",
                "count==99999999999999999999",
                "createdAt==yesterday",
                "createdAt=gt=12026-01-01T00:00:00Z",
                "day==2026-02-30",
                "open==yes",
                "id==1-1-1-1-1",
                "note=null=maybe",
                "name==a\u0000b"
            })
    void a_filter_that_means_nothing_is_refused(String filter) {
        assertThatThrownBy(() -> Filter.sql(filter, LISTING, binds))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(PlatformError.INVALID_FILTER));
    }

    @ParameterizedTest
    @ValueSource(ints = {Filter.MAX_PARENTHESES + 1, 100_000})
    void a_filter_that_nests_too_deep_is_refused(int depth) {
        String filter = "(".repeat(depth) + "name==a" + ")".repeat(depth);
        assertThatThrownBy(() -> Filter.sql(filter, LISTING, binds)).isInstanceOf(Problem.class);
    }

    @Test
    void a_filter_of_too_many_comparisons_or_values_is_refused() {
        String most = "name==a" + ",name==a".repeat(Filter.MAX_COMPARISONS - 1);
        assertThat(Filter.sql(most, LISTING, binds)).isNotEmpty();
        assertThatThrownBy(() -> Filter.sql(most + ",name==a", LISTING, binds)).hasMessageContaining("comparisons");
        String values = "name=in=(a" + ",a".repeat(Filter.MAX_LIST) + ")";
        assertThatThrownBy(() -> Filter.sql(values, LISTING, binds)).hasMessageContaining("values can be listed");
    }

    @Property
    void no_text_of_the_caller_is_ever_part_of_the_statement(@ForAll @StringLength(max = 100) String value) {
        Binds mine = new Binds(Map.of());
        String quoted = value.replace("\\", "\\\\").replace("\"", "\\\"");
        try {
            assertThat(Filter.sql("name==\"" + quoted + "\"", LISTING, mine)).isEqualTo("p.name = :list_0");
            assertThat(mine.values()).containsEntry("list_0", value);
        } catch (Problem refused) {
            assertThat(value).contains("\0");
        }
    }

    @Property
    void any_text_is_a_filter_or_a_problem(@ForAll @StringLength(max = 60) String filter) {
        try {
            assertThat(Filter.sql(filter, LISTING, new Binds(Map.of()))).isNotEmpty();
        } catch (Problem refused) {
            assertThat(refused.code()).isEqualTo(PlatformError.INVALID_FILTER);
        }
    }

    @Property(tries = 200)
    void no_field_but_the_published_ones_can_be_reached(
            @ForAll @AlphaChars @StringLength(min = 1, max = 8) String field) {
        boolean published = LISTING.field(field, ListField::filterable).isPresent();
        try {
            Filter.sql(field + "=null=true", LISTING, new Binds(Map.of()));
            assertThat(published).isTrue();
        } catch (Problem refused) {
            assertThat(published).isFalse();
        }
    }
}
