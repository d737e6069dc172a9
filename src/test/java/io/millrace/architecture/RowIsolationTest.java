package io.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Tries the isolation of every business table that the catalogue knows with a row of its own, and rolls all back. */
@MillraceTest
class RowIsolationTest {

    private static final String ACME = "aaaaaaaa-0000-7000-8000-00000000000a";
    private static final String GLOBEX = "bbbbbbbb-0000-7000-8000-00000000000b";

    private final DataSource dataSource = Services.forTests().postgres().asSuperuser();
    private final JdbcClient jdbc = JdbcClient.create(dataSource);
    private final TransactionTemplate transaction = new TransactionTemplate(new JdbcTransactionManager(dataSource));

    record Column(String name, String type, boolean key) {}

    @TestFactory
    Stream<DynamicTest> a_row_is_there_for_its_organization_only() {
        return new TenantIsolation(jdbc)
                .businessTables("public").stream()
                        .map(table -> DynamicTest.dynamicTest(
                                table,
                                () -> transaction.executeWithoutResult(status -> {
                                    status.setRollbackOnly();
                                    tryRow(table);
                                })));
    }

    private void tryRow(String table) {
        String tenant = table.equals("organization") ? "id" : "tenant_id";
        insertForAcme(table, tenant);
        String rows = "select count(*) from %s where %s = '%s'".formatted(table, tenant, ACME);

        actAs(ACME);
        if (may(table, "SELECT")) {
            assertThat(count(rows)).as("seen by its own organization").isEqualTo(1);
        }
        for (String other : List.of(GLOBEX, "")) {
            actAs(other);
            if (may(table, "SELECT")) {
                assertThat(count(rows))
                        .as("seen by another organization or by nobody")
                        .isZero();
            }
            if (may(table, "UPDATE") && may(table, "SELECT")) {
                assertThat(jdbc.sql("update %1$s set %2$s = %2$s".formatted(table, tenant))
                                .update())
                        .as("changed by another")
                        .isZero();
            }
            if (may(table, "DELETE")) {
                assertThat(jdbc.sql("delete from " + table).update())
                        .as("deleted by another")
                        .isZero();
            }
            boolean mayInsert = may(table, "INSERT");
            jdbc.sql("savepoint before_insert").update();
            assertThatThrownBy(() -> jdbc.sql("insert into %s (%s) values ('%s')".formatted(table, tenant, ACME))
                            .update())
                    .as("written for another organization")
                    .isInstanceOf(DataAccessException.class)
                    .hasRootCauseMessage(
                            mayInsert
                                    ? "ERROR: new row violates row-level security policy for table \"%s\""
                                            .formatted(table)
                                    : "ERROR: permission denied for table " + table);
            jdbc.sql("rollback to before_insert").update();
        }
    }

    /** A row of nothing but keys: what else the table asks of a row is taken away first. */
    private void insertForAcme(String table, String tenant) {
        jdbc.sql("set local session_replication_role = replica").update();
        checks(table)
                .forEach(check -> jdbc.sql("alter table %s drop constraint \"%s\"".formatted(table, check))
                        .update());
        List<Column> columns = columns(table);
        columns.stream()
                .filter(column -> !column.key)
                .forEach(
                        column -> jdbc.sql("alter table %s alter column %s drop not null".formatted(table, column.name))
                                .update());
        List<Column> keys = columns.stream().filter(column -> column.key).toList();
        jdbc.sql("insert into %s (%s) values (%s)"
                        .formatted(
                                table,
                                keys.stream().map(Column::name).collect(Collectors.joining(", ")),
                                keys.stream()
                                        .map(column -> value(column, tenant))
                                        .collect(Collectors.joining(", "))))
                .update();
    }

    private static String value(Column column, String tenant) {
        if (column.name.equals(tenant)) {
            return "'" + ACME + "'";
        }
        return switch (column.type) {
            case "uuid" -> "gen_random_uuid()";
            case "timestamp with time zone" -> "now()";
            case "bigint", "integer", "smallint" -> "1";
            default -> "'x'";
        };
    }

    private void actAs(String tenant) {
        jdbc.sql("reset role").update();
        jdbc.sql("set local role millrace_app").update();
        jdbc.sql("select set_config('app.tenant_id', '%s', true)".formatted(tenant))
                .query(String.class)
                .single();
    }

    private boolean may(String table, String privilege) {
        return jdbc.sql("select has_table_privilege('millrace_app', '%s', '%s')".formatted(table, privilege))
                .query(Boolean.class)
                .single();
    }

    private long count(String query) {
        return jdbc.sql(query).query(Long.class).single();
    }

    private List<String> checks(String table) {
        return jdbc.sql("select conname from pg_constraint where contype = 'c' and conrelid = '%s'::regclass"
                        .formatted(table))
                .query(String.class)
                .list();
    }

    private List<Column> columns(String table) {
        return jdbc.sql("""
                        select attname as name, format_type(atttypid, null) as type,
                            coalesce(attnum = any(i.indkey), false) as key
                        from pg_attribute a left join pg_index i on i.indrelid = attrelid and i.indisprimary
                        where attrelid = '%s'::regclass and attnum > 0 and not attisdropped and attnotnull
                          and attidentity = '' order by attnum""".formatted(table))
                .query((row, number) -> new Column(row.getString("name"), row.getString("type"), row.getBoolean("key")))
                .list();
    }
}
