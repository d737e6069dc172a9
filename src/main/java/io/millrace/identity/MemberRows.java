package io.millrace.identity;

import io.millrace.platform.security.Person;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The statements that keep the directory's tables, for tokens and for reconciliation alike. */
final class MemberRows {

    private MemberRows() {}

    /** A token knows an organization's alias only; its name comes with the reconciliation and stays. */
    static void keepOrganization(JdbcClient jdbc, UUID id, String alias, String name) {
        jdbc.sql("""
                        insert into organization (id, alias, name) values (:id, :alias, :name)
                        on conflict (id) do update set name = excluded.name, alias = excluded.alias
                        where excluded.name <> excluded.alias
                          and (organization.name, organization.alias) is distinct from (excluded.name, excluded.alias)""").param("id", id).param("alias", alias).param("name", name).update();
    }

    /** Lets one node at a time write an organization's members. */
    static void lock(JdbcClient jdbc, UUID tenantId) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('directory'), hashtext(:tenant::text))")
                .param("tenant", tenantId)
                .query((row, number) -> number)
                .single();
    }

    /**
     * Takes over what Keycloak said at a time, unless it has said something newer.
     *
     * @return whether anything changed
     */
    static boolean keepMember(JdbcClient jdbc, UUID tenantId, Person person, Instant seenAt) {
        return jdbc.sql("""
                        insert into member (tenant_id, id, username, email, first_name, last_name, roles, seen_at)
                        values (:tenant, :id, :username, :email, :firstName, :lastName, :roles, :seenAt)
                        on conflict (tenant_id, id) do update set username = excluded.username, email = excluded.email,
                            first_name = excluded.first_name, last_name = excluded.last_name, roles = excluded.roles,
                            active = true, seen_at = excluded.seen_at
                        where member.seen_at < excluded.seen_at
                          and (member.username, member.email, member.first_name, member.last_name, member.roles, member.active)
                            is distinct from (excluded.username, excluded.email, excluded.first_name, excluded.last_name,
                                excluded.roles, true)""")
                        .param("tenant", tenantId)
                        .param("id", UUID.fromString(person.id()))
                        .param("username", person.username())
                        .param("email", person.email())
                        .param("firstName", person.firstName())
                        .param("lastName", person.lastName())
                        .param("roles", person.roles().stream().sorted().toArray(String[]::new))
                        .param("seenAt", seenAt.atOffset(ZoneOffset.UTC))
                        .update()
                == 1;
    }

    /** Ends the memberships that Keycloak knew no more when it was asked, and says whose. */
    static List<UUID> endMemberships(JdbcClient jdbc, UUID tenantId, Collection<UUID> present, Instant seenAt) {
        return jdbc.sql("""
                        update member set active = false, roles = '{}', seen_at = :seenAt
                        where tenant_id = :tenant and active and seen_at < :seenAt and id <> all(:present) returning id""")
                .param("tenant", tenantId)
                .param("present", present.toArray(UUID[]::new))
                .param("seenAt", seenAt.atOffset(ZoneOffset.UTC))
                .query(UUID.class)
                .list();
    }
}
