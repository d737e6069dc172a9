package io.millrace.identity;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.security.Directory;
import io.millrace.platform.security.KeycloakProperties;
import io.millrace.platform.security.Person;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.KeycloakAdministrator;
import io.millrace.testing.MillraceTest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@MillraceTest
@ExtendWith(OutputCaptureExtension.class)
class KeycloakDirectorySyncTest {

    private static final UUID ACME = UUID.fromString("a0000000-0000-4000-8000-000000000001");
    private static final UUID MONA = UUID.fromString("b0000000-0000-4000-8000-000000000016");

    private final KeycloakAdministrator administrator = new KeycloakAdministrator();

    @Autowired
    private KeycloakDirectorySync sync;

    @Autowired
    private Directory directory;

    @Autowired
    private Tenants tenants;

    @Autowired
    private WorkerDatabase database;

    @Autowired
    private MemberDirectory members;

    @BeforeEach
    void start() {
        administrator.signIn();
        assertThat(sync.sync()).isTrue();
    }

    @AfterEach
    void restore() {
        administrator.addMember(ACME, MONA);
        administrator.giveRole(ACME, "manager", MONA);
        assertThat(sync.sync()).isTrue();
    }

    @Test
    void people_and_organizations_are_known_without_anybody_having_signed_in() {
        assertThat(tenants.byAlias("globex")).map(Tenant::name).hasValue("Globex Manufacturing");
        assertThat(inAcme()).get().extracting(Person::displayName).isEqualTo("Mona Petersen");
        assertThat(CurrentActor.callAs(system(), () -> directory.people()))
                .extracting(Person::username)
                .contains("petra", "otto", "service-account-acme-integration")
                .doesNotContain("gina");
        assertThat(CurrentActor.callAs(system(), () -> directory.holders("PARTNER_APPROVE")))
                .extracting(Person::username)
                .contains("amir", "mona", "otto")
                .doesNotContain("petra", "viktor");
        assertThat(directory.capabilities(ACME, "system")).isEmpty();
    }

    @Test
    void a_role_that_is_withdrawn_in_keycloak_gives_no_capability_any_more() {
        assertThat(capabilities()).contains("PARTNER_APPROVE");
        administrator.takeRole(ACME, "manager", MONA);
        sync.sync();
        assertThat(capabilities()).isEmpty();
        assertThat(inAcme()).isPresent();
    }

    @Test
    void a_removed_member_is_no_member_here() {
        assertThat(capabilities()).isNotEmpty();
        administrator.removeMember(ACME, MONA);
        sync.sync();
        assertThat(capabilities()).isEmpty();
        assertThat(inAcme()).isEmpty();
    }

    @Test
    void what_keycloak_said_later_wins_whether_by_token_or_by_asking() {
        Instant now = Instant.now();
        Person viewer = mona(Set.of("viewer"));

        assertThat(keep(viewer, now.minusSeconds(60))).as("an older token").isFalse();
        assertThat(capabilities()).contains("PARTNER_APPROVE");

        assertThat(keep(viewer, now.plusSeconds(60))).as("a newer token").isTrue();
        sync.sync();
        members.forget(ACME, Set.of(MONA));
        assertThat(capabilities()).contains("PARTNER_READ").doesNotContain("PARTNER_APPROVE");

        // So that asking is the newer news again.
        setSeenAt(now.minusSeconds(60));
        sync.sync();
        assertThat(capabilities()).contains("PARTNER_APPROVE");
    }

    @Test
    void a_newcomer_may_have_the_name_of_somebody_who_is_gone() {
        UUID newcomer = UUID.randomUUID();
        Person namesake = new Person(newcomer.toString(), "mona", null, "Mona", "Newcomer", Set.of());
        assertThat(database.<Boolean>call(jdbc -> MemberRows.keepMember(jdbc, ACME, namesake, Instant.now())))
                .isTrue();
        sync.sync();
    }

    @Test
    void while_keycloak_is_away_the_directory_answers_and_the_log_says_so_once(CapturedOutput output) {
        var nowhere = new KeycloakProperties(
                "http://localhost:1", "", "millrace", "web", "", "directory", "", "api", Duration.ofSeconds(30));
        var away = new KeycloakDirectorySync(
                new KeycloakDirectory(nowhere), database, members, new StoredTenants(database), Clock.systemUTC());

        assertThat(away.sync()).isFalse();
        assertThat(away.sync()).isFalse();

        assertThat(inAcme()).isPresent();
        assertThat(capabilities()).contains("PARTNER_APPROVE");
        assertThat(output.getOut().split("cannot be brought up to date", -1)).hasSize(2);
        assertThat(output).doesNotContain("at io.millrace.identity");
    }

    private Optional<Person> inAcme() {
        return CurrentActor.callAs(system(), () -> directory.person(MONA.toString()));
    }

    private Set<String> capabilities() {
        return directory.capabilities(ACME, MONA.toString());
    }

    private Actor system() {
        return Actor.system(tenants.byId(ACME).orElseThrow(), "test", "test");
    }

    private boolean keep(Person person, Instant seenAt) {
        return database.<Boolean>call(jdbc -> MemberRows.keepMember(jdbc, ACME, person, seenAt));
    }

    private void setSeenAt(Instant seenAt) {
        database.call(jdbc -> jdbc.sql("update member set seen_at = :at::timestamptz where id = :id")
                .param("at", seenAt.toString())
                .param("id", MONA)
                .update());
    }

    private static Person mona(Set<String> roles) {
        return new Person(MONA.toString(), "mona", "mona@acme.example", "Mona", "Petersen", roles);
    }
}
