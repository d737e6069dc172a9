package io.millrace.workflows;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.core.simple.JdbcClient.StatementSpec;
import org.springframework.stereotype.Repository;

/** The current organization's instances that run on a version: all of them, or those that somebody named. */
@Repository
class RunningInstances {

    private static final String ALIKE = """
            select count(*) as count, sum(count(*)) over () as total,
                trim_array(array_agg(instance_id::uuid order by instance_id), greatest(0, count(*)::int - %d)) as ids
            from running_instance_shape""".formatted(WorkflowMigration.LISTED);

    private final JdbcClient jdbc;

    RunningInstances(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Instances that stand alike, so that all of them can be migrated or none.
     *
     * @param count how many
     * @param total how many instances there are in all groups, those that are left out too
     * @param ids the first {@value WorkflowMigration#LISTED} of them
     */
    record Alike(long count, long total, List<UUID> ids) {}

    long count(String definition, @Nullable List<UUID> named) {
        return of("select count(*) from running_instance", definition, named, "")
                .query(Long.class)
                .single();
    }

    /** Those of the named ones that do not run on the version. */
    List<UUID> missing(String definition, List<UUID> named) {
        return jdbc.sql("""
                        select id from unnest(:ids) id where not exists (
                            select from running_instance r where r.definition_id = :definition and r.instance_id = id::text)""")
                .param("ids", named.toArray(UUID[]::new))
                .param("definition", definition)
                .query(UUID.class)
                .list();
    }

    /** The next one in the order of ids. */
    Optional<String> after(@Nullable String instance, String definition, @Nullable List<UUID> named) {
        return of(
                        "select instance_id from running_instance",
                        definition,
                        named,
                        " and instance_id > coalesce(:after, '') order by instance_id limit 1")
                .param("after", instance)
                .query(String.class)
                .optional();
    }

    /** Groups of instances that stand alike, the largest first. */
    List<Alike> alike(String definition, @Nullable List<UUID> named, int groups) {
        return of(ALIKE, definition, named, " group by shape order by count desc, shape limit :groups")
                .param("groups", groups)
                .query((row, number) -> new Alike(row.getLong("count"), row.getLong("total"), List.of((UUID[])
                        row.getArray("ids").getArray())))
                .list();
    }

    /** The versions of a process on which instances run, by their definition ids. */
    List<String> versions(String process) {
        return jdbc.sql("""
                        select definition_id from workflow_version v
                        where kind = 'PROCESS' and key = :process
                          and exists (select from running_instance r where r.definition_id = v.definition_id)
                        order by shared, version desc""").param("process", process).query(String.class).list();
    }

    private StatementSpec of(String select, String definition, @Nullable List<UUID> named, String rest) {
        String sql = select + " where definition_id = :definition";
        if (named == null) {
            return jdbc.sql(sql + rest).param("definition", definition);
        }
        return jdbc.sql(sql + " and instance_id = any(:named)" + rest)
                .param("definition", definition)
                .param("named", named.stream().map(UUID::toString).toArray(String[]::new));
    }
}
