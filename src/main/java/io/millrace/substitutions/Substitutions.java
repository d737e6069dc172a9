package io.millrace.substitutions;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Tables {@code substitution_plan} and {@code substitution}, of the current tenant, in the caller's transaction. */
@Repository
class Substitutions {

    private static final String COLUMNS =
            "s.id, s.principal::text as principal, s.substitute::text as substitute, s.starts_at, s.ends_at, s.kinds";

    /** Whoever has left the organization stands in for nobody, and names nobody. */
    private static final String IN_FORCE = """
            s.starts_at <= :now and s.ends_at > :now
            and (select count(*) from member m where m.id in (s.principal, s.substitute) and m.active) = 2""";

    private final JdbcClient jdbc;

    Substitutions(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Lets one transaction at a time arrange substitutions in the organization: circles are made by two together. */
    void lock() {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('substitutions'), hashtext(current_tenant()::text))")
                .query((row, number) -> number)
                .single();
    }

    /** 0 where the person has arranged nothing yet. */
    long version(String principal) {
        return jdbc.sql("select version from substitution_plan where id = cast(:principal as uuid)")
                .param("principal", principal)
                .query(Long.class)
                .optional()
                .orElse(0L);
    }

    void nextVersion(String principal) {
        jdbc.sql("""
                        insert into substitution_plan as p (id, version) values (cast(:principal as uuid), 1)
                        on conflict (tenant_id, id) do update set version = p.version + 1""").param("principal", principal).update();
    }

    /** All that are not over. */
    List<Substitution> notOver(Instant now) {
        return jdbc.sql("select " + COLUMNS + " from substitution s where s.ends_at > :now")
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Substitutions::substitution)
                .list();
    }

    /** Those that are not over and that the person is on one side of, in their order. */
    List<Substitution> about(String person, Instant now) {
        return jdbc.sql("select " + COLUMNS + " from substitution s where s.ends_at > :now"
                        + " and (s.principal = cast(:person as uuid) or s.substitute = cast(:person as uuid))"
                        + " order by s.starts_at, s.id")
                .param("person", person)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Substitutions::substitution)
                .list();
    }

    /** Those in force that may be part of a chain that ends at the person. */
    List<Substitution> leadingTo(String person, Instant now) {
        return chained("s.substitute = cast(:person as uuid)", "s.substitute = r.principal", List.of(person), now);
    }

    /** Those in force that may be part of a chain that begins with one of the people. */
    List<Substitution> leadingFrom(Collection<String> people, Instant now) {
        return chained("s.principal = any(:people)", "s.principal = r.substitute", people, now);
    }

    private List<Substitution> chained(String first, String next, Collection<String> people, Instant now) {
        return jdbc.sql("with recursive r as (select s.*, 1 as depth from substitution s where " + first + " and "
                        + IN_FORCE + " union select s.*, r.depth + 1 from substitution s join r on " + next
                        + " where r.depth < :most and " + IN_FORCE + ") select distinct " + COLUMNS + " from r s")
                .param("person", people.stream().findFirst().orElse(null))
                .param("people", people.stream().map(UUID::fromString).toArray(UUID[]::new))
                .param("most", StandIn.MOST_PEOPLE - 1)
                .param("now", now.atOffset(ZoneOffset.UTC))
                .query(Substitutions::substitution)
                .list();
    }

    void add(Substitution added) {
        jdbc.sql("""
                        insert into substitution (id, principal, substitute, starts_at, ends_at, kinds)
                        values (:id, cast(:principal as uuid), cast(:substitute as uuid), :from, :until, :kinds)""")
                .param("id", added.id())
                .param("principal", added.principal())
                .param("substitute", added.substitute())
                .param("from", added.from().atOffset(ZoneOffset.UTC))
                .param("until", added.until().atOffset(ZoneOffset.UTC))
                .param("kinds", added.kinds().stream().sorted().toArray(String[]::new))
                .update();
    }

    void end(UUID id, Instant until) {
        jdbc.sql("update substitution set ends_at = :until where id = :id")
                .param("id", id)
                .param("until", until.atOffset(ZoneOffset.UTC))
                .update();
    }

    void remove(UUID id) {
        jdbc.sql("delete from substitution where id = :id").param("id", id).update();
    }

    private static Substitution substitution(ResultSet row, int number) throws SQLException {
        return new Substitution(
                row.getObject("id", UUID.class),
                row.getString("principal"),
                row.getString("substitute"),
                row.getObject("starts_at", OffsetDateTime.class).toInstant(),
                row.getObject("ends_at", OffsetDateTime.class).toInstant(),
                Set.of((String[]) row.getArray("kinds").getArray()));
    }
}
