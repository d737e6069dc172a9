package io.millrace.identity;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import io.millrace.platform.security.SignedIn;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * The directory over table {@code member}. It reads as a worker, because it is asked before an actor is bound (sign-in)
 * and from within the engine's transactions alike; every query names its organization.
 */
@Repository
class MemberDirectory implements Directory {

    private static final String PERSON =
            "select id, username, email, first_name, last_name, roles from member where tenant_id = :tenant and active ";

    private final WorkerDatabase database;
    /** Short enough that a withdrawn role ends within the minute, reconciliation included. */
    private final Cache<Member, Set<String>> capabilities = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofSeconds(10))
            .maximumSize(100_000)
            .build();

    private final Cache<String, Instant> learned = Caffeine.newBuilder()
            .expireAfterWrite(Duration.ofMinutes(15))
            .maximumSize(100_000)
            .build();

    MemberDirectory(WorkerDatabase database) {
        this.database = database;
    }

    @Override
    public Optional<Person> person(String userId) {
        return uuid(userId)
                .flatMap(id -> database.call(jdbc -> jdbc.sql(PERSON + "and id = :id")
                        .param("tenant", currentTenant())
                        .param("id", id)
                        .query(MemberDirectory::person)
                        .optional()));
    }

    @Override
    public Map<String, String> names(Set<String> userIds) {
        UUID[] ids = userIds.stream().flatMap(id -> uuid(id).stream()).toArray(UUID[]::new);
        if (ids.length == 0) {
            return Map.of();
        }
        return database
                .call(jdbc -> jdbc.sql("select id, username, email, first_name, last_name, roles from member"
                                + " where tenant_id = :tenant and id = any(:ids)")
                        .param("tenant", currentTenant())
                        .param("ids", ids)
                        .query(MemberDirectory::person)
                        .list())
                .stream()
                .collect(Collectors.toMap(Person::id, Person::displayName));
    }

    @Override
    public List<Person> people() {
        return database.call(jdbc -> jdbc.sql(PERSON + "order by last_name, first_name, username")
                .param("tenant", currentTenant())
                .query(MemberDirectory::person)
                .list());
    }

    @Override
    public List<Person> holders(String capability) {
        return database.call(jdbc -> jdbc.sql(PERSON
                        + "and exists (select from role_capability where role = any(roles) and capability = :capability)"
                        + " order by last_name, first_name, username")
                .param("tenant", currentTenant())
                .param("capability", capability)
                .query(MemberDirectory::person)
                .list());
    }

    @Override
    public Set<String> rolesWith(String capability) {
        return database.call(jdbc -> jdbc.sql("select role from role_capability where capability = :capability")
                .param("capability", capability)
                .query(String.class)
                .set());
    }

    @Override
    public Set<String> capabilities(UUID tenantId, String userId) {
        return uuid(userId)
                .map(id -> capabilities.get(new Member(tenantId, id), this::load))
                .orElse(Set.of());
    }

    private Set<String> load(Member member) {
        return database.call(jdbc -> jdbc.sql("""
                        select distinct capability from role_capability
                        join member on role = any(member.roles)
                        where tenant_id = :tenant and id = :id and active""")
                .param("tenant", member.tenantId())
                .param("id", member.userId())
                .query(String.class)
                .set());
    }

    @Override
    public void learn(SignedIn signedIn) {
        Instant before = learned.getIfPresent(signedIn.userId());
        if (before != null && !before.isBefore(signedIn.issuedAt())) {
            return;
        }
        database.call(jdbc -> {
            signedIn.organizations().forEach(organization -> {
                MemberRows.keepOrganization(jdbc, organization.id(), organization.alias(), organization.alias());
                keep(jdbc, signedIn, organization);
            });
            return signedIn;
        });
        // After the commit, else the old roles could be read again; and without a connection in hand, since this waits
        // for
        // a load that is under way, which may be waiting for a connection.
        signedIn.organizations()
                .forEach(organization ->
                        capabilities.invalidate(new Member(organization.id(), UUID.fromString(signedIn.userId()))));
        learned.put(signedIn.userId(), signedIn.issuedAt());
    }

    /** Makes the next question about these members' capabilities read the tables. */
    void forget(UUID tenantId, Collection<UUID> userIds) {
        userIds.forEach(id -> capabilities.invalidate(new Member(tenantId, id)));
    }

    private static void keep(JdbcClient jdbc, SignedIn signedIn, SignedIn.Organization organization) {
        MemberRows.keepMember(
                jdbc,
                organization.id(),
                new Person(
                        signedIn.userId(),
                        signedIn.username(),
                        signedIn.email(),
                        signedIn.firstName(),
                        signedIn.lastName(),
                        organization.roles()),
                signedIn.issuedAt());
    }

    private static Person person(ResultSet row, int number) throws SQLException {
        return new Person(
                row.getString("id"),
                row.getString("username"),
                row.getString("email"),
                row.getString("first_name"),
                row.getString("last_name"),
                Set.of((String[]) row.getArray("roles").getArray()));
    }

    private static UUID currentTenant() {
        return CurrentActor.require().tenant().id();
    }

    /** Users of ours have UUIDs; the engine may ask for others, such as {@code system}. */
    private static Optional<UUID> uuid(String userId) {
        try {
            return Optional.of(UUID.fromString(userId));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private record Member(UUID tenantId, UUID userId) {}
}
