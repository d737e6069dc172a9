package io.millrace.architecture;

import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Reads PostgreSQL's catalogue and names everything in a schema that breaks a rule of tenant isolation. What the rules
 * leave out stands here, each with its reason, and nowhere else.
 */
final class TenantIsolation {

    /**
     * Shared by all organizations and not theirs to change: the runtime role reads them only, and counters of rates, which
     * belong to addresses too, not even that.
     */
    static final Set<String> REFERENCE = Set.of(
            "capability",
            "role",
            "role_capability",
            "screening_list",
            "screening_entry",
            "screening_name",
            "rate_limit");

    /** The tenants themselves: isolated by {@code id}, which is the tenant's. */
    private static final String TENANTS = "organization";

    /** Each runs as its owner for the reason that stands in the comment of its changeset. */
    private static final Set<String> DEFINERS = Set.of(
            "make_audit_partitions",
            "partner_by_name",
            "partner_by_like_name",
            "partner_by_search",
            "partner_application_by_name",
            "partner_application_by_like_name",
            "partner_application_by_search");

    /** Tables of the application; the engine isolates tenants in its own, and Liquibase's hold no data of tenants. */
    private static final String TABLES = """
            tables as (
                select c.oid, c.relname, c.relkind, c.relispartition, c.relrowsecurity, c.relforcerowsecurity
                from pg_class c join pg_namespace n on n.oid = c.relnamespace
                where n.nspname = :schema and c.relkind in ('r', 'p')
                  and c.relname not like 'act\\_%' and c.relname not like 'databasechangelog%'),
            business as (select * from tables where relname <> all(:reference))
            """;

    private static final List<String> RULES =
            List.of("""
            select relname || ': row level security is not enabled and forced' from business
            where not (relrowsecurity and relforcerowsecurity)""", """
            select relname || ': no policy tells the runtime role its own rows' from business t
            where not relispartition and not exists (select from pg_policy p where p.polrelid = t.oid
                and p.polroles = array['millrace_app'::regrole::oid])""", """
            select relname || ': policy ' || polname || ' for the runtime role is not about the current tenant'
            from business t join pg_policy p on p.polrelid = t.oid
            where (p.polroles && array[0::oid, 'millrace_app'::regrole::oid])
              and exists (select from unnest(array[pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid)]) e
                where e !~ ('^\\(' || case relname when :tenants then 'id' else 'tenant_id' end
                    || ' = \\( SELECT current_tenant\\(\\) AS current_tenant\\)\\)$'))""", """
            select relname || ': tenant_id is missing or may be null' from business t
            where relname <> :tenants and not exists (select from pg_attribute a where a.attrelid = t.oid
                and a.attname = 'tenant_id' and a.attnotnull and a.atttypid = 'uuid'::regtype)""", """
            select relname || ': unique index ' || i.indexrelid::regclass || ' does not start with tenant_id'
            from business t join pg_index i on i.indrelid = t.oid and i.indisunique
            where relname <> :tenants and 'tenant_id' is distinct from
                (select attname from pg_attribute a where a.attrelid = t.oid and a.attnum = i.indkey[0])""", """
            select relname || ': foreign key ' || conname || ' does not start with tenant_id'
            from business t join pg_constraint k on k.conrelid = t.oid and k.contype = 'f'
            where 'tenant_id' is distinct from
                (select attname from pg_attribute a where a.attrelid = t.oid and a.attnum = k.conkey[1])""", """
            select relname || ': id comes from a guessable sequence' from business t
            join pg_attribute a on a.attrelid = t.oid and a.attname = 'id' and (a.attidentity <> '' or a.atttypid <> 'uuid'::regtype)""", """
            select relname || ': ' || r || ' may ' || p from tables t,
                unnest(array['millrace_app', 'millrace_worker']) r, unnest(array['TRUNCATE', 'REFERENCES', 'TRIGGER']) p
            where has_table_privilege(r, t.oid, p)""", """
            select relname || ': ' || r || ' may reach the partition past its table' from tables t,
                unnest(array['millrace_app', 'millrace_worker']) r
            where relispartition and has_table_privilege(r, t.oid, 'SELECT, INSERT, UPDATE, DELETE')""", """
            select relname || ': the runtime role may change what all organizations share' from tables t
            where relname = any(:reference) and has_table_privilege('millrace_app', t.oid, 'INSERT, UPDATE, DELETE')""", """
            select rolname || ': a role that passes by row level security' from pg_roles
            where rolname in ('millrace_app', 'millrace_worker', 'millrace_owner') and (rolsuper or rolbypassrls)""", """
            select r || ': a member of another role' from unnest(array['millrace_app', 'millrace_worker']) r
            join pg_auth_members m on m.member = r::regrole""", """
            select c.relname || ': owned by ' || c.relowner::regrole::text from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = :schema and c.relowner::regrole::text in ('millrace_app', 'millrace_worker')""", """
            select p.proname || ': a SECURITY DEFINER function that is not reviewed, has no fixed search_path or may be'
                || ' called by everybody'
            from pg_proc p join pg_namespace n on n.oid = p.pronamespace
            where n.nspname = :schema and p.prosecdef and (p.proname <> all(:definers)
                or not exists (select from unnest(p.proconfig) c where c like 'search_path=%')
                or exists (select from aclexplode(p.proacl) where grantee = 0) or p.proacl is null)""", """
            select c.relname || ': a view that does not run as its caller, or keeps a copy of rows' from pg_class c
            join pg_namespace n on n.oid = c.relnamespace
            where n.nspname = :schema and (c.relkind = 'm' or c.relkind = 'v'
                and not coalesce(c.reloptions && array['security_invoker=true', 'security_invoker=on'], false))""");

    private final JdbcClient superuser;

    TenantIsolation(JdbcClient superuser) {
        this.superuser = superuser;
    }

    /** Breaches of the rules, each with the name of the thing that breaks it. */
    List<String> breaches(String schema) {
        return superuser
                .sql("with " + TABLES + String.join("\nunion all\n", RULES))
                .param("schema", schema)
                .param("reference", REFERENCE.toArray(String[]::new))
                .param("tenants", TENANTS)
                .param("definers", DEFINERS.toArray(String[]::new))
                .query(String.class)
                .list();
    }

    /** Tables that hold rows of organizations, partitions left out. */
    List<String> businessTables(String schema) {
        return superuser
                .sql("with " + TABLES + " select relname from business where not relispartition order by relname")
                .param("schema", schema)
                .param("reference", REFERENCE.toArray(String[]::new))
                .query(String.class)
                .list();
    }
}
