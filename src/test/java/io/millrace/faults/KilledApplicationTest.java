package io.millrace.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.Services;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Kills a real process of Millrace with -9 while clients start applications, and compares their ledger with the database. */
@Tag("faults")
class KilledApplicationTest {

    private static final Logger LOG = LoggerFactory.getLogger(KilledApplicationTest.class);
    private static final Path DIRECTORY = Path.of("target", "faults", "killed");
    private static final int KILLS = 20;
    private static final int CLIENTS = 6;
    /** A life ends after at most so many answers, somewhere between two of them. */
    private static final int LONGEST_LIFE = 30;

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration LONGEST_DELIVERY = Duration.ofMinutes(3);

    private static KillableApplication application;

    @BeforeAll
    static void trainApplication() throws IOException, InterruptedException {
        Services.forTests().start();
        Services.forTests().keycloak().await();
        application = new KillableApplication("millrace_killed", DIRECTORY);
        application.emptyDatabase();
        application.train();
        StartingClients clients = new StartingClients(application.url());
        clients.begin(CLIENTS);
        clients.awaitAnswers(CLIENTS);
        clients.finish();
        application.stop();
    }

    @AfterAll
    static void endApplication() throws IOException {
        application.close();
    }

    @Test
    void a_start_that_was_killed_within_the_migrations_leaves_no_lock_that_the_next_would_wait_for() throws Exception {
        application.emptyDatabase();
        application.start();
        awaitMigrations(application.database());
        application.kill();

        // What a connection held ends as soon as PostgreSQL notices; a row would stay.
        await().atMost(Duration.ofMinutes(1)).until(() -> locksInSessions() == 0);
        assertThat(locksInRows()).isZero();
    }

    @Test
    void every_acknowledged_start_exists_exactly_once_after_twenty_kills_under_load() throws Exception {
        application.emptyDatabase();
        StartingClients clients = new StartingClients(application.url());
        clients.begin(CLIENTS);
        long begin = System.nanoTime();

        for (int kill = 1; kill <= KILLS; kill++) {
            application.start();
            clients.awaitAnswers(ThreadLocalRandom.current().nextInt(1, LONGEST_LIFE));
            // Else each kill would come right behind an answer.
            TimeUnit.MICROSECONDS.sleep(ThreadLocalRandom.current().nextInt(20_000));
            application.kill();
        }
        LOG.info(
                "{} kills in {} s; {}",
                KILLS,
                Duration.ofNanos(System.nanoTime() - begin).toSeconds(),
                clients.ledger());
        application.start();
        application.awaitHealthy();
        clients.finish();
        clients.repeatAll();

        StartLedger ledger = clients.ledger();
        assertThat(ledger.surprises()).isEmpty();
        assertThat(ledger.brokenCalls()).isGreaterThanOrEqualTo(KILLS);
        StartsInDatabase starts = new StartsInDatabase(application.database());
        assertThat(starts.applicationsByKey())
                .containsAllEntriesOf(onlyOne(ledger.acknowledged()))
                .isEqualTo(starts.answersByKey());
        assertThat(ledger.attempted()).containsAll(starts.applicationsByKey().keySet());
        assertNothingIsHalfDone(starts);
        awaitDelivery(starts);
        assertThat(starts.incidents()).isZero();
    }

    /** Acknowledged or not: each application has every one of its traces once, and no trace is without its application. */
    private static void assertNothingIsHalfDone(StartsInDatabase starts) {
        List<UUID> applications = starts.applicationsByKey().values().stream()
                .flatMap(List::stream)
                .toList();
        assertThat(starts.applicationsByKey())
                .allSatisfy((key, ids) -> assertThat(ids).hasSize(1));
        assertThat(starts.startedEvents()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(starts.processInstances()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(starts.runningInstances()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(starts.waitingTasks()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(starts.auditedInserts()).containsExactlyInAnyOrderElementsOf(applications);
        assertThat(starts.brokenSequences()).isEmpty();
    }

    /** Returns when some are done and others are not. */
    private static void awaitMigrations(JdbcClient database) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_START.toNanos();
        String done = "select count(*) from databasechangelog";
        while (System.nanoTime() - end < 0) {
            boolean begun = database.sql("select to_regclass('databasechangelog') is not null")
                    .query(Boolean.class)
                    .single();
            if (begun && database.sql(done).query(Integer.class).single() > 0) {
                return;
            }
            Thread.sleep(10);
        }
        throw new IllegalStateException("No migration was done");
    }

    /** What the killed relays had in hand is due again, at the latest when the relay next looks. */
    private static void awaitDelivery(StartsInDatabase starts) throws InterruptedException {
        long end = System.nanoTime() + LONGEST_DELIVERY.toNanos();
        while (starts.eventsNotDelivered() > 0 && System.nanoTime() - end < 0) {
            Thread.sleep(200);
        }
        assertThat(starts.eventsNotDelivered()).isZero();
    }

    private static Map<String, List<UUID>> onlyOne(Map<String, UUID> acknowledged) {
        return acknowledged.entrySet().stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())));
    }

    private static int locksInSessions() {
        return count("select count(*) from pg_locks join pg_database on pg_database.oid = pg_locks.database"
                + " where locktype = 'advisory' and datname = current_database()");
    }

    private static int locksInRows() {
        boolean kept = application
                .database()
                .sql("select to_regclass('databasechangeloglock') is not null")
                .query(Boolean.class)
                .single();
        return kept ? count("select count(*) from databasechangeloglock where locked") : 0;
    }

    private static int count(String sql) {
        return application.database().sql(sql).query(Integer.class).single();
    }
}
