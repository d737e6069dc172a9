package io.millrace.identity;

import io.millrace.identity.KeycloakDirectory.Group;
import io.millrace.identity.KeycloakDirectory.Organization;
import io.millrace.identity.KeycloakDirectory.User;
import io.millrace.platform.security.Person;
import io.millrace.platform.tenancy.WorkerDatabase;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.stereotype.Component;
import org.springframework.transaction.TransactionException;
import org.springframework.web.client.RestClientException;

/**
 * Brings the directory up to date with Keycloak, one transaction per organization. Several nodes may do it at once: an
 * organization is written by one at a time, and what was read later wins, of tokens too.
 */
@Component
class KeycloakDirectorySync {

    private static final Logger log = LoggerFactory.getLogger(KeycloakDirectorySync.class);

    private final KeycloakDirectory keycloak;
    private final WorkerDatabase database;
    private final MemberDirectory directory;
    private final StoredTenants tenants;
    private final Clock clock;
    private boolean failing;

    KeycloakDirectorySync(
            KeycloakDirectory keycloak,
            WorkerDatabase database,
            MemberDirectory directory,
            StoredTenants tenants,
            Clock clock) {
        this.keycloak = keycloak;
        this.database = database;
        this.directory = directory;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** @return whether it could; when not, the directory goes on with what it knows, and the log says so once */
    synchronized boolean sync() {
        try {
            run();
            if (failing) {
                log.info("The directory is up to date with Keycloak again");
            }
            failing = false;
        } catch (RestClientException | DataAccessException | TransactionException failure) {
            if (!failing) {
                log.warn(
                        "The directory cannot be brought up to date, people and roles stay as they are known: {}",
                        failure.getMessage());
            }
            failing = true;
        }
        return !failing;
    }

    private void run() {
        Instant asked = clock.instant();
        List<UUID> known = database.call(jdbc ->
                jdbc.sql("select id from organization").query(UUID.class).list());
        Set<UUID> gone = new HashSet<>(known);
        for (Organization organization : keycloak.organizations()) {
            if (organization.enabled()) {
                gone.remove(organization.id());
                keep(organization);
            }
        }
        tenants.forget();
        gone.forEach(organization -> directory.forget(
                organization, database.call(jdbc -> MemberRows.endMemberships(jdbc, organization, Set.of(), asked))));
    }

    private void keep(Organization organization) {
        Instant asked = clock.instant();
        List<Person> people = people(organization);
        List<UUID> changed = database.call(jdbc -> {
            MemberRows.lock(jdbc, organization.id());
            MemberRows.keepOrganization(jdbc, organization.id(), organization.alias(), organization.name());
            List<UUID> ids = new ArrayList<>(MemberRows.endMemberships(
                    jdbc,
                    organization.id(),
                    people.stream().map(person -> UUID.fromString(person.id())).toList(),
                    asked));
            for (Person person : people) {
                if (MemberRows.keepMember(jdbc, organization.id(), person, asked)) {
                    ids.add(UUID.fromString(person.id()));
                }
            }
            return ids;
        });
        directory.forget(organization.id(), changed);
    }

    /** The enabled members with their roles, in the order of their ids. */
    private List<Person> people(Organization organization) {
        Map<UUID, Set<String>> roles = new HashMap<>();
        for (Group group : keycloak.groups(organization.id())) {
            keycloak.members(organization.id(), group)
                    .forEach(user -> roles.computeIfAbsent(user.id(), id -> new HashSet<>())
                            .add(group.path().replaceFirst("^/", "")));
        }
        return keycloak.members(organization.id()).stream()
                .filter(User::enabled)
                .sorted(Comparator.comparing(User::id))
                .map(user -> new Person(
                        user.id().toString(),
                        user.username(),
                        user.email(),
                        user.firstName(),
                        user.lastName(),
                        roles.getOrDefault(user.id(), Set.of())))
                .toList();
    }
}
