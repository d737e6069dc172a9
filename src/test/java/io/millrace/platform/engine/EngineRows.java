package io.millrace.platform.engine;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the engine's tables hold, table by table, as figures that change whenever a row is written, be it with the same. */
final class EngineRows {

    private final JdbcClient jdbc;
    private final String query;

    private EngineRows(JdbcClient jdbc, String query) {
        this.jdbc = jdbc;
        this.query = query;
    }

    /** @param jdbc sees all rows */
    static EngineRows of(JdbcClient jdbc) {
        List<String> counts = jdbc.sql("""
                select c.relname as name, exists (select from pg_attribute a
                    where a.attrelid = c.oid and a.attname = 'tenant_id_' and c.relname <> 'act_id_tenant_member') as tenant
                from pg_class c where c.relnamespace = current_schema()::regnamespace and c.relkind = 'r' and c.relname like 'act\\_%'
                """)
                .query((row, number) -> count(row.getString("name"), row.getBoolean("tenant")))
                .list();
        return new EngineRows(jdbc, String.join(" union all ", counts));
    }

    private static String count(String table, boolean hasTenant) {
        return "select '%s', count(*) || ' rows, ' || coalesce(sum(hashtextextended(t.ctid || ' ' || t.xmin, 0)), 0) from %s t %s"
                .formatted(table, table, mine(table, hasTenant));
    }

    /** Grants for oneself come with one's own tasks and deployments, so they are not the others'. */
    private static String mine(String table, boolean hasTenant) {
        if (hasTenant) {
            return "where tenant_id_ is distinct from :tenant";
        }
        return table.equals("act_ru_authorization") ? "where user_id_ is distinct from :user" : "";
    }

    /** All rows but those of the organization and its person. */
    Map<String, String> except(String tenant, String user) {
        Map<String, String> rows = new TreeMap<>();
        jdbc.sql(query).param("tenant", tenant).param("user", user).query(row -> {
            rows.put(row.getString(1), row.getString(2));
        });
        return rows;
    }
}
