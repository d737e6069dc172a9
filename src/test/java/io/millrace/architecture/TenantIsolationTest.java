package io.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@MillraceTest
class TenantIsolationTest {

    private static final String PROPER = """
            create table broken.thing (
                tenant_id uuid not null, id uuid not null, name text, primary key (tenant_id, id));
            create table broken.part (
                tenant_id uuid not null, id uuid not null, thing uuid, primary key (tenant_id, id),
                foreign key (tenant_id, thing) references broken.thing (tenant_id, id));
            alter table broken.thing owner to millrace_owner;
            alter table broken.part owner to millrace_owner;
            do $$ begin
                perform protect_business_table('broken.thing'), protect_business_table('broken.part');
            end $$;
            """;

    private final JdbcClient superuser =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());
    private final TenantIsolation isolation = new TenantIsolation(superuser);

    @AfterEach
    void dropScratch() {
        superuser.sql("drop schema if exists broken cascade").update();
    }

    @Test
    void no_table_function_view_or_role_of_the_application_breaks_a_rule_of_isolation() {
        assertThat(isolation.breaches("public")).isEmpty();
        assertThat(isolation.businessTables("public")).contains("member", "organization", "approval", "audit_log");
    }

    @Test
    void every_reference_table_that_is_named_exists() {
        assertThat(superuser
                        .sql(
                                "select relname from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r'")
                        .query(String.class)
                        .set())
                .containsAll(TenantIsolation.REFERENCE);
    }

    @Test
    void a_protected_table_breaks_no_rule() {
        scratch("");
        assertThat(isolation.breaches("broken")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            alter table broken.thing disable row level security                                | not enabled and forced
            alter table broken.thing no force row level security                               | not enabled and forced
            drop policy tenant_isolation on broken.thing                                       | no policy
            create policy all_rows on broken.thing to millrace_app using (true)                | not about the current tenant
            create policy all_rows on broken.thing using (id is not null)                      | not about the current tenant
            create table broken.bare (id uuid primary key)                                     | tenant_id is missing
            create unique index on broken.thing (name)                                         | does not start with tenant_id
            alter table broken.part add foreign key (thing, tenant_id) references broken.thing (id, tenant_id) | does not start with tenant_id
            create table broken.counted (tenant_id uuid, id bigint generated always as identity) | guessable sequence
            grant truncate on broken.thing to millrace_app                                     | may TRUNCATE
            grant references on broken.thing to millrace_worker                                | may REFERENCES
            grant trigger on broken.thing to public                                            | may TRIGGER
            create table broken.capability (name text); grant insert on broken.capability to millrace_app | may change what all organizations share
            alter table broken.thing owner to millrace_app                                     | owned by millrace_app
            create function broken.f() returns int language sql security definer as 'select 1' | SECURITY DEFINER
            create view broken.v as select * from broken.thing                                 | a view
            create materialized view broken.v as select * from broken.thing                    | a view
            create table broken.log (tenant_id uuid not null, at date) partition by range (at); create table broken.log_1 partition of broken.log for values from ('2026-01-01') to ('2026-02-01'); grant select on broken.log_1 to millrace_app | partition past its table
            """)
    void a_breach_is_found(String breach, String finding) {
        // A unique index for the foreign key in the wrong order; harmless otherwise.
        scratch(
                breach.startsWith("alter table broken.part")
                        ? "create unique index on broken.thing (id, tenant_id);"
                        : "");
        superuser.sql(breach).update();
        assertThat(isolation.breaches("broken")).anyMatch(line -> line.contains(finding));
    }

    private void scratch(String more) {
        superuser
                .sql("create schema broken; grant all on schema broken to millrace_owner; " + PROPER + more)
                .update();
    }
}
