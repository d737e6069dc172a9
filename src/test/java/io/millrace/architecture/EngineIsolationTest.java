package io.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import io.millrace.testing.TestOrganization;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** What the engine keeps of one organization, no transaction of another one reads or writes, whatever the engine asks for. */
@MillraceTest
class EngineIsolationTest {

    /** Without a tenant, and closed to all who act for an organization; but for permissions, which come with a task. */
    private static final Set<String> WITHOUT_TENANT = Set.of(
            "act_ge_property",
            "act_ge_schema_log",
            "act_id_group",
            "act_id_info",
            "act_id_membership",
            "act_id_tenant",
            "act_id_user",
            "act_ru_authorization",
            "act_ru_filter",
            "act_ru_meter_log",
            "act_ru_task_meter_log");

    private static final String OWN = "(tenant_id_)::text = ( SELECT acting_alias() AS acting_alias)";
    private static final String NOBODY = "( SELECT current_tenant() AS current_tenant) IS NULL";

    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;
    private final JdbcClient superuser =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());
    private final Actor ours;
    private final Actor theirs;
    private final String mark = "engine-isolation-" + UUID.randomUUID();

    EngineIsolationTest(
            @Autowired JdbcClient jdbc,
            @Autowired TransactionTemplate transactions,
            @Autowired WorkerDatabase workers) {
        this.jdbc = jdbc;
        this.transactions = transactions;
        this.ours = TestOrganization.create(workers).actor("ours");
        this.theirs = TestOrganization.create(workers).actor("theirs");
    }

    @AfterEach
    void forget() {
        superuser
                .sql("delete from act_ru_task where name_ = :mark")
                .param("mark", mark)
                .update();
    }

    @Test
    void every_table_of_the_engine_is_isolated_or_known_to_have_no_tenant() {
        assertThat(tables("""
                relname like 'act\\_%' and not exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'tenant_id_')""")).containsExactlyInAnyOrderElementsOf(WITHOUT_TENANT);
        assertThat(tables("""
                relname like 'act\\_%' and not relname = any(:known) and not (relrowsecurity
                    and exists (select from pg_trigger t join pg_proc p on p.oid = t.tgfoid
                        where t.tgrelid = c.oid and p.proname = 'engine_row_of_tenant' and t.tgenabled = 'O')
                    and (select string_agg(p.polcmd::text, '' order by p.polcmd) from pg_policy p
                        where p.polrelid = c.oid and p.polpermissive and p.polroles = array['millrace_app'::regrole::oid]) = 'adrw'
                    and (select count(*) from pg_policy p where p.polrelid = c.oid) = 4)""")).isEmpty();
    }

    @Test
    void every_policy_on_the_engines_tables_is_about_the_organization_in_force() {
        assertThat(superuser.sql("""
                        select polcmd::text || ' ' || e as condition from pg_policy p join pg_class c on c.oid = p.polrelid,
                            unnest(array[pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)]) e
                        where c.relname like 'act\\_%' and e is not null group by 1""").query(String.class).list())
                .containsExactlyInAnyOrder(
                        "r ((%s) OR (tenant_id_ IS NULL) OR (%s))".formatted(OWN, NOBODY),
                        "a ((%s) OR (%s))".formatted(OWN, NOBODY),
                        "w ((%s) OR (%s))".formatted(OWN, NOBODY),
                        "d ((%s) OR (%s))".formatted(OWN, NOBODY));
    }

    @Test
    void an_organization_reads_its_own_rows_and_the_shared_ones_and_the_application_itself_all() {
        insert(theirs, null);
        insert(ours, null);
        insert(null, null);

        assertThat(as(ours, this::tenants)).containsExactlyInAnyOrder(alias(ours), "nobody");
        assertThat(as(theirs, this::tenants)).containsExactlyInAnyOrder(alias(theirs), "nobody");
        assertThat(as(null, this::tenants)).containsExactlyInAnyOrder(alias(ours), alias(theirs), "nobody");
    }

    @Test
    void an_organization_changes_its_own_rows_alone() {
        insert(theirs, null);
        insert(ours, null);
        insert(null, null);

        assertThat(as(ours, () -> change("update act_ru_task set priority_ = 1 where name_ = :mark")))
                .isEqualTo(1);
        assertThat(as(ours, () -> change("delete from act_ru_task where name_ = :mark")))
                .isEqualTo(1);
        assertThat(as(null, this::tenants)).containsExactlyInAnyOrder(alias(theirs), "nobody");
    }

    @Test
    void what_is_written_for_an_organization_is_its_own_and_nobody_elses() {
        insert(ours, null);

        assertThat(as(null, this::tenants)).containsExactly(alias(ours));
        assertThatThrownBy(() -> insert(ours, alias(theirs))).isInstanceOf(DataAccessException.class);
        assertThatThrownBy(() -> as(ours, () -> change("update act_ru_task set tenant_id_ = null where name_ = :mark")))
                .isInstanceOf(DataAccessException.class);
    }

    @Test
    void who_has_an_organization_without_an_alias_sees_the_shared_rows_alone() {
        insert(ours, null);
        insert(null, null);

        assertThat(as(ours, () -> {
                    jdbc.sql("select set_config('app.tenant_alias', '', true)")
                            .query()
                            .singleValue();
                    return tenants();
                }))
                .containsExactly("nobody");
    }

    private List<String> tables(String condition) {
        return superuser
                .sql("select relname from pg_class c where relnamespace = 'public'::regnamespace and relkind = 'r' and "
                        + condition)
                .param("known", WITHOUT_TENANT.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    private List<String> tenants() {
        return jdbc.sql("select coalesce(tenant_id_, 'nobody') from act_ru_task where name_ = :mark")
                .param("mark", mark)
                .query(String.class)
                .list();
    }

    private int change(String statement) {
        return jdbc.sql(statement).param("mark", mark).update();
    }

    private void insert(@Nullable Actor actor, @Nullable String tenant) {
        as(
                actor,
                () -> jdbc.sql("insert into act_ru_task (id_, rev_, name_, tenant_id_) values (:id, 1, :mark, :tenant)")
                        .param("id", UUID.randomUUID().toString())
                        .param("mark", mark)
                        .param("tenant", tenant)
                        .update());
    }

    private <T> T as(@Nullable Actor actor, Supplier<T> work) {
        Supplier<T> inTransaction = () -> transactions.execute(status -> work.get());
        return actor == null ? inTransaction.get() : CurrentActor.callAs(actor, inTransaction);
    }

    private static String alias(Actor actor) {
        return actor.tenant().alias();
    }
}
