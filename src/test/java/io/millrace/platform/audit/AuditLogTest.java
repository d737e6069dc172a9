package io.millrace.platform.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.platform.web.Ids;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.TestOrganization;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.hamcrest.Matchers;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformContext
class AuditLogTest {

    private final MockMvc api;
    private final JdbcClient application;
    private final TransactionTemplate transactions;
    private final AuditPartitions partitions;
    private final TestOrganization organization;
    private final TestOrganization stranger;
    private final JdbcClient superuser = PlatformDatabase.asSuperuser();
    private final UUID row = Ids.next();

    @Autowired
    AuditLogTest(
            MockMvc api,
            JdbcClient application,
            TransactionTemplate transactions,
            AuditPartitions partitions,
            WorkerDatabase workers) {
        this.api = api;
        this.application = application;
        this.transactions = transactions;
        this.partitions = partitions;
        this.organization = TestOrganization.create(workers);
        this.stranger = TestOrganization.create(workers);
        makeBusinessTable();
    }

    @Test
    void every_write_to_a_business_table_shows_who_did_what_from_where() throws Exception {
        write(organization, "insert", "insert into audited_thing (id, name, version) values (:id, 'old', 1)");
        write(organization, "update", "update audited_thing set name = 'new', version = 2 where id = :id");
        write(organization, "delete", "delete from audited_thing where id = :id");

        api.perform(get("/api/v1/audit-logs?filter=tableName==audited_thing;rowId==" + row)
                        .with(organization.signedInAs("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items[*].operation").value(Matchers.contains("DELETE", "UPDATE", "INSERT")))
                .andExpect(jsonPath("$.items[*].requestId").value(Matchers.contains("delete", "update", "insert")))
                .andExpect(jsonPath("$.items[1].userId")
                        .value(organization.userId().toString()))
                .andExpect(jsonPath("$.items[1].userName").value("Petra Partner"))
                .andExpect(jsonPath("$.items[1].origin").value("192.0.2.7"))
                .andExpect(jsonPath("$.items[1].occurredAt").value(Matchers.endsWith("Z")))
                .andExpect(jsonPath("$.items[1].oldRow.name").value("old"))
                .andExpect(jsonPath("$.items[1].newRow.name").value("new"))
                .andExpect(jsonPath("$.items[0].newRow").doesNotExist())
                .andExpect(jsonPath("$.items[2].oldRow").doesNotExist());
    }

    @Test
    void a_write_that_changes_nothing_is_no_entry_and_one_that_rolls_back_neither() {
        write(organization, "insert", "insert into audited_thing (id, name, version) values (:id, 'same', 1)");
        write(organization, "same", "update audited_thing set name = 'same' where id = :id");
        CurrentActor.runAs(
                organization.actor("back"),
                () -> transactions.executeWithoutResult(status -> {
                    application
                            .sql("delete from audited_thing where id = :id")
                            .param("id", row)
                            .update();
                    status.setRollbackOnly();
                }));

        assertThat(superuser
                        .sql("select request_id from audit_log where row_id = :row")
                        .param("row", row.toString())
                        .query(String.class)
                        .list())
                .containsExactly("insert");
    }

    @Test
    void the_log_pages_and_filters_by_request_user_operation_and_time() throws Exception {
        for (int i = 0; i < 3; i++) {
            write(
                    organization,
                    "many",
                    "insert into audited_thing (id, name, version) values (:id, 'n', 1)",
                    Ids.next());
        }
        String filter =
                "requestId==many;operation==INSERT;occurredAt=gt=2020-01-01T00:00:00Z;userId==" + organization.userId();

        String body = api.perform(get("/api/v1/audit-logs?limit=2&count=true&filter=" + filter)
                        .with(organization.signedInAs("auditor")))
                .andExpect(jsonPath("$.items.length()").value(2))
                .andExpect(jsonPath("$.total").value(3))
                .andReturn()
                .getResponse()
                .getContentAsString();
        String next = com.jayway.jsonpath.JsonPath.read(body, "$.next");
        api.perform(get("/api/v1/audit-logs")
                        .param("limit", "2")
                        .param("filter", filter)
                        .param("cursor", next)
                        .with(organization.signedInAs("auditor")))
                .andExpect(jsonPath("$.items.length()").value(1))
                .andExpect(jsonPath("$.next").value(Matchers.nullValue()));
    }

    @Test
    void nobody_sees_another_organizations_log_and_nobody_any_without_the_capability() throws Exception {
        write(organization, "insert", "insert into audited_thing (id, name, version) values (:id, 'mine', 1)");

        api.perform(get("/api/v1/audit-logs?filter=rowId==" + row).with(stranger.signedInAs("auditor")))
                .andExpect(status().isOk())
                .andExpect(jsonPath("$.items").isEmpty());
        api.perform(get("/api/v1/audit-logs").with(organization.signedInAs("manager")))
                .andExpect(status().isForbidden());
    }

    @ParameterizedTest
    @ValueSource(strings = {"update audit_log set user_id = 'other'", "delete from audit_log", "truncate audit_log"})
    void the_application_cannot_rewrite_the_log(String rewriting) {
        write(organization, "insert", "insert into audited_thing (id, name, version) values (:id, 'kept', 1)");

        assertThatThrownBy(() -> write(organization, "rewrite", rewriting))
                .rootCause()
                .hasMessageContaining("permission denied for table audit_log");
    }

    @Test
    void a_partition_is_there_for_this_month_and_three_ahead_even_when_one_was_missing() {
        YearMonth now = YearMonth.now(ZoneOffset.UTC);
        superuser
                .sql("drop table audit_log_%s".formatted(name(now.plusMonths(2))))
                .update();

        partitions.make();

        assertThat(superuser
                        .sql("select inhrelid::regclass::text from pg_inherits where inhparent = 'audit_log'::regclass")
                        .query(String.class)
                        .list())
                .containsAll(IntStream.rangeClosed(0, AuditPartitions.MONTHS_AHEAD)
                        .mapToObj(month -> "audit_log_" + name(now.plusMonths(month)))
                        .toList());
    }

    private static String name(YearMonth month) {
        return month.toString().replace('-', '_');
    }

    private void write(TestOrganization by, String request, String sql) {
        write(by, request, sql, row);
    }

    private void write(TestOrganization by, String request, String sql, UUID id) {
        CurrentActor.runAs(
                by.actor(request),
                () -> transactions.executeWithoutResult(
                        status -> application.sql(sql).params(Map.of("id", id)).update()));
    }

    /** Made as any business table is, by the owner's one call. */
    private static void makeBusinessTable() {
        JdbcClient owner = JdbcClient.create(new DriverManagerDataSource(
                PlatformDatabase.url(), PostgresServer.OWNER, PostgresServer.passwordOf(PostgresServer.OWNER)));
        boolean made = owner.sql("select to_regclass('audited_thing') is not null")
                .query(Boolean.class)
                .single();
        if (!made) {
            owner.sql("""
                            create table audited_thing (
                                tenant_id uuid not null, id uuid not null, name text not null, version bigint not null,
                                primary key (tenant_id, id))""").update();
            owner.sql("select protect_business_table('audited_thing')")
                    .query((result, number) -> true)
                    .single();
        }
    }
}
