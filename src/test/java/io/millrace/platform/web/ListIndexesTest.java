package io.millrace.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import com.fasterxml.jackson.databind.JsonNode;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaStaticInitializer;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.TestInstance;

/**
 * What callers may filter, sort and search by is found by index, as the runtime role under row level security. "Not
 * equal" is left out: its answer is most of the rows, so they are read in the order of the page.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ListIndexesTest {

    private static final List<FilterOperator> COMPLEMENTS = List.of(FilterOperator.NE, FilterOperator.OUT);

    /** Ours, or the engine's. */
    private static final String TENANT = "tenant_id_?";

    private final FilledLists database;

    ListIndexesTest() throws SQLException, LiquibaseException {
        database = new FilledLists();
    }

    @Test
    void every_list_is_a_constant_and_so_among_those_that_are_looked_at() {
        Stream<JavaCodeUnit> makers = new ClassFileImporter()
                .withImportOption(new ImportOption.DoNotIncludeTests()).importPackages("io.millrace").stream()
                        .flatMap(type -> type.getMethodCallsFromSelf().stream())
                        .filter(call -> call.getTargetOwner().isEquivalentTo(Listing.class)
                                && call.getName().equals("of")
                                && !call.getOriginOwner().isEquivalentTo(Listing.class))
                        .map(call -> call.getOrigin());
        assertThat(makers).isNotEmpty().allMatch(JavaStaticInitializer.class::isInstance);
    }

    @TestFactory
    Stream<DynamicTest> a_published_filter_is_found_by_an_index_that_starts_with_the_tenant() {
        return fields(
                ListField::filterable,
                (list, listing, field) -> Arrays.stream(FilterOperator.values())
                        .filter(operator -> field.has(operator) && !COMPLEMENTS.contains(operator))
                        // What is required is never null, which PostgreSQL knows without looking.
                        .filter(operator -> operator != FilterOperator.NULL || field.nullable())
                        .map(operator -> filter(listing, field, operator))
                        .map(filter -> dynamicTest(list + "?filter=" + filter, () -> {
                            List<JsonNode> plans = plans(listing, filter, null, null);
                            assertThat(conditionsOfPartialIndexesToo(plans))
                                    .as("conditions of indexes in %s", plans)
                                    .anyMatch(
                                            condition -> (isOn(condition, TENANT) || FilledLists.isOfTheEngine(listing))
                                                    && isOn(condition, FilledLists.column(listing, field)));
                            assertThat(scanned(plans)).as("tables read whole").isEmpty();
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_published_sort_is_the_order_of_an_index_that_starts_with_the_tenant() {
        return fields(
                ListField::sortable,
                (list, listing, field) -> Stream.of("", "-")
                        .map(direction -> dynamicTest(list + "?sort=" + direction + field.name(), () -> {
                            List<JsonNode> plans = plans(listing, null, direction + field.name(), null);
                            assertThat(nodes(plans, "Sort"))
                                    .as("sorted in %s", plans)
                                    .isEmpty();
                            assertThat(conditions(plans))
                                    .isNotEmpty()
                                    .allMatch(condition -> isOn(condition, TENANT) || isOfOneRow(condition));
                        })));
    }

    @TestFactory
    Stream<DynamicTest> a_search_reads_only_what_the_index_proposes() {
        return database.listings().entrySet().stream()
                .filter(list -> list.getValue().search() != null)
                .map(list -> dynamicTest(list.getKey() + "?q=", () -> {
                    List<JsonNode> plans = plans(list.getValue(), null, null, "blue cotten");
                    assertThat(scanned(plans)).as("tables read whole").isEmpty();
                    assertThat(conditions(plans)).hasSizeGreaterThan(1).allMatch(ListIndexesTest::isBeyondTheTenant);
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_function_past_row_level_security_finds_rows_of_the_organization_in_force_alone() {
        List<String> functions = database.superuser.sql("""
                        select proname from pg_proc where pronamespace = 'public'::regnamespace and prosecdef
                          and has_function_privilege('millrace_app', oid, 'execute')""").query(String.class).list();
        assertThat(functions).isNotEmpty();
        return functions.stream()
                .map(function -> dynamicTest(function, () -> {
                    List<UUID> found = new ArrayList<>();
                    for (String text : names()) {
                        found.addAll(call(function, text, FilledLists.ORGANIZATION));
                        assertThat(call(function, text, ""))
                                .as("found by nobody")
                                .isEmpty();
                    }
                    assertThat(found).isNotEmpty();
                    for (String table : database.tables()) {
                        assertThat(database.superuser
                                        .sql("select id from " + table
                                                + " where id = any(:ids) and tenant_id <> cast(:tenant as uuid)")
                                        .param("ids", found.toArray(UUID[]::new))
                                        .param("tenant", FilledLists.ORGANIZATION)
                                        .query(UUID.class)
                                        .list())
                                .as("of others in %s", table)
                                .isEmpty();
                    }
                }));
    }

    private interface Tests {
        Stream<DynamicTest> of(String list, Listing<?> listing, ListField field);
    }

    private Stream<DynamicTest> fields(Predicate<ListField> usable, Tests tests) {
        return database.listings().entrySet().stream()
                .flatMap(list -> list.getValue().fields().stream()
                        .filter(usable)
                        .flatMap(field -> tests.of(list.getKey(), list.getValue(), field)));
    }

    private List<JsonNode> plans(
            Listing<?> listing, @Nullable String filter, @Nullable String sort, @Nullable String q) {
        List<JsonNode> plans = database.plans(listing, new ListQuery(50, null, filter, sort, q, false));
        assertThat(plans).as("plans that PostgreSQL told").isNotEmpty();
        return plans;
    }

    /** A filter that few rows match, as far as the field allows. */
    private String filter(Listing<?> listing, ListField field, FilterOperator operator) {
        String value =
                switch (operator) {
                    case NULL -> "true";
                    case GT, GE -> value(listing, field, "desc");
                    case LIKE -> "*" + value(listing, field, "asc").substring(2, 9) + "*";
                    default -> value(listing, field, "asc");
                };
        return field.name() + operator.symbol() + "'" + value + "'";
    }

    private String value(Listing<?> listing, ListField field, String order) {
        if (!field.choices().isEmpty()) {
            return field.choices().get(0);
        }
        String text = field.type() == FieldType.INSTANT
                ? "to_char(%s at time zone 'UTC', 'YYYY-MM-DD\"T\"HH24:MI:SS\"Z\"')"
                : "(%s)::text";
        // As the organization itself, since views show nothing to anybody else.
        return Objects.requireNonNull(database.application(FilledLists.ORGANIZATION)
                .queryForObject(
                        "select " + text.formatted(field.column()) + " from " + listing.source() + " where "
                                + field.column() + " is not null order by " + field.column() + " " + order + " limit 1",
                        String.class));
    }

    /** Everything, and what rows of all organizations are called. */
    private List<String> names() {
        return Stream.concat(
                        Stream.of("%"),
                        database.listings().values().stream()
                                .flatMap(listing -> listing.fields().stream()
                                        .filter(field -> field.likeBy() != null)
                                        .map(field -> value(listing, field, "asc"))))
                .toList();
    }

    private List<UUID> call(String function, String text, String organization) {
        return database.application(organization)
                .query("select * from " + function + "(?)", (row, number) -> row.getObject(1, UUID.class), text);
    }

    private static boolean isOn(String condition, String column) {
        return Pattern.compile("\\b" + column + "\\b").matcher(condition).find();
    }

    /** What a row of the organization refers to by its id. */
    private static boolean isOfOneRow(String condition) {
        return condition.matches("\\(\\(?id_?\\)?(::text)? = .*") && !condition.contains(" AND ");
    }

    private static boolean isBeyondTheTenant(String condition) {
        return condition.contains("tenant_id") && condition.contains(" AND ");
    }

    private List<String> scanned(List<JsonNode> plans) {
        return nodes(plans, "Seq Scan").stream()
                .map(node -> node.path("Relation Name").asText())
                .filter(name ->
                        name.startsWith("act_hi_") || database.tables().stream().anyMatch(name::startsWith))
                .toList();
    }

    private static List<String> conditions(List<JsonNode> plans) {
        return Stream.of("Index Scan", "Index Only Scan", "Bitmap Index Scan")
                .flatMap(type -> nodes(plans, type).stream())
                .map(node -> node.path("Index Cond").asText())
                .toList();
    }

    /** What a partial index is about stands among what is checked again, not among what is looked up. */
    private static List<String> conditionsOfPartialIndexesToo(List<JsonNode> plans) {
        return Stream.concat(
                        conditions(plans).stream(),
                        nodes(plans, "Bitmap Heap Scan").stream()
                                .map(node -> node.path("Recheck Cond").asText()))
                .toList();
    }

    private static List<JsonNode> nodes(List<JsonNode> plans, String type) {
        return plans.stream()
                .flatMap(plan -> plan.findParents("Node Type").stream())
                .filter(node -> node.path("Node Type").asText().equals(type))
                .toList();
    }
}
