package io.millrace.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import io.millrace.testing.TestOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Relays of the test's own, as on several nodes, while the application's stands still. */
@PlatformContext
class RelayTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    private final Relay applications;
    private final Events events;
    private final WorkerDatabase workers;
    private final Tenants tenants;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final PlatformTransactionManager manager;
    private final TransactionTemplate transactions;
    private final TestOrganization organization;
    private final JdbcClient superuser = PlatformDatabase.asSuperuser();
    private final List<Relay> relays = new ArrayList<>();
    private final UUID subject = UUID.randomUUID();
    private final UUID other = UUID.randomUUID();

    @Autowired
    RelayTest(
            Relay applications,
            Events events,
            WorkerDatabase workers,
            Tenants tenants,
            ObjectMapper json,
            JdbcClient jdbc,
            PlatformTransactionManager manager) {
        this.applications = applications;
        this.events = events;
        this.workers = workers;
        this.tenants = tenants;
        this.json = json;
        this.jdbc = jdbc;
        this.manager = manager;
        this.transactions = new TransactionTemplate(manager);
        this.organization = TestOrganization.create(workers);
        applications.stop();
        superuser
                .sql("update event_outbox set state = 'DELIVERED' where state = 'PENDING'")
                .update();
    }

    @AfterEach
    void hand_back() {
        relays.forEach(Relay::stop);
        applications.start();
    }

    @Test
    void a_commit_wakes_the_relay_and_the_handler_works_as_the_system_for_the_events_organization() {
        RecordingHandler handler = new RecordingHandler("wakes", event -> false);
        relay(LONG, List.of(LONG), handler);

        UUID id = publish(subject, 5);

        await().until(() -> handler.taken().size() == 1);
        Event event = handler.taken().get(0);
        assertThat(event.id()).isEqualTo(id);
        assertThat(event.data().path("number").asInt()).isEqualTo(5);
        assertThat(event.userId()).isEqualTo(organization.userId().toString());
        Actor actor = handler.actors().get(0);
        assertThat(actor).isEqualTo(Actor.system(organization.tenant(), "request-1", "event " + id));
        await().until(() -> state(id).equals("DELIVERED"));
    }

    @Test
    void a_failed_event_holds_up_the_later_ones_of_its_subject_and_nobody_elses() {
        RecordingHandler handler =
                new RecordingHandler("holds up", event -> event.subject().equals(subject) && event.sequence() == 1);
        publish(subject, 1);
        publish(subject, 2);
        publish(other, 1);

        Outbox outbox = outbox(10, List.of(LONG), handler);
        outbox.number();
        deliverAll(outbox);

        assertThat(handler.taken()).extracting(Event::subject).containsExactly(other);
        assertThat(handler.tried()).hasSize(2);
    }

    @Test
    void after_five_tries_an_event_is_dead_and_visible_and_the_next_goes_on() {
        RecordingHandler handler = new RecordingHandler("dies", event -> event.sequence() == 1);
        Duration wait = Duration.ofMillis(1);
        relay(SHORT, List.of(wait, wait, wait, wait), handler);

        UUID dead = publish(subject, 1);
        UUID next = publish(subject, 2);

        await().until(() -> state(next).equals("DELIVERED"));
        assertThat(state(dead)).isEqualTo("DEAD");
        assertThat(handler.tried()).extracting(Event::sequence).containsExactly(1L, 1L, 1L, 1L, 1L, 2L);
        assertThat(superuser
                        .sql("select attempts || last_error from event_outbox where id = :id")
                        .param("id", dead)
                        .query(String.class)
                        .single())
                .isEqualTo("5dies: java.lang.IllegalStateException: told to fail");
    }

    @Test
    void a_handler_that_was_done_is_not_asked_again_when_another_one_fails() {
        RecordingHandler done = new RecordingHandler("done", event -> false);
        Set<UUID> failed = ConcurrentHashMap.newKeySet();
        RecordingHandler clumsy = new RecordingHandler("clumsy", event -> failed.add(event.id()));
        UUID id = publish(subject, 3);
        relay(SHORT, List.of(SHORT), done, clumsy);

        await().until(() -> state(id).equals("DELIVERED"));
        assertThat(done.tried()).hasSize(1);
        assertThat(clumsy.tried()).hasSize(2);
    }

    @Test
    void an_event_that_another_relay_works_on_holds_up_the_later_ones_of_its_subject() throws Exception {
        CountDownLatch inHand = new CountDownLatch(1);
        CountDownLatch goOn = new CountDownLatch(1);
        RecordingHandler slow = new RecordingHandler("node", event -> {
            inHand.countDown();
            await().until(() -> goOn.getCount() == 0);
            return false;
        });
        RecordingHandler quick = new RecordingHandler("node", event -> false);
        publish(subject, 1);
        publish(subject, 2);
        publish(other, 1);
        Outbox first = outbox(1, List.of(LONG), slow);
        Outbox second = outbox(10, List.of(LONG), quick);
        first.number();
        CompletableFuture<Integer> working = CompletableFuture.supplyAsync(() -> first.deliver(() -> true));
        inHand.await();

        deliverAll(second);

        assertThat(quick.taken()).extracting(Event::subject).containsExactly(other);
        goOn.countDown();
        working.join();
        deliverAll(second);
        assertThat(quick.sequences(subject)).containsExactly(2L);
    }

    @Test
    void two_relays_give_a_clumsy_handler_every_event_once_and_each_subjects_in_order() {
        RecordingHandler handler = RecordingHandler.clumsy("two relays");
        List<Duration> waits = List.of(SHORT, SHORT);
        relay(SHORT, waits, handler);
        relay(SHORT, waits, handler);
        List<UUID> subjects =
                IntStream.range(0, 8).mapToObj(i -> UUID.randomUUID()).toList();

        CompletableFuture<?>[] writers = subjects.stream()
                .map(about -> CompletableFuture.runAsync(
                        () -> IntStream.rangeClosed(1, 20).forEach(number -> publish(about, number))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();

        await().atMost(Duration.ofMinutes(1)).until(() -> pending() == 0);
        assertThat(subjects)
                .allSatisfy(about -> assertThat(handler.sequences(about))
                        .containsExactlyElementsOf(
                                LongStream.rangeClosed(1, 20).boxed().toList()));
    }

    @Test
    void events_go_on_after_the_listening_connection_is_lost() {
        RecordingHandler handler = new RecordingHandler("connection", event -> false);
        relay(SHORT, List.of(LONG), handler);
        await().until(() -> listeners() == 1);

        superuser
                .sql(
                        "select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and query = 'listen event_outbox'")
                .query(Boolean.class)
                .list();
        publish(subject, 1);

        await().until(() -> handler.taken().size() == 1);
        await().until(() -> listeners() == 1);
    }

    @Test
    void a_stopped_relay_leaves_no_thread_and_no_connection_and_nothing_half_done() {
        // Whole applications of other tests may run in this JVM, with relays of their own.
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        RecordingHandler handler = new RecordingHandler("stops", event -> false);
        Relay relay = relay(LONG, List.of(LONG), handler);
        await().until(() -> listeners() == 1);

        relay.stop();

        assertThat(Thread.getAllStackTraces().keySet())
                .noneMatch(thread -> thread.getName().startsWith("event-") && !before.contains(thread));
        await().until(() -> listeners() == 0);
        UUID id = publish(subject, 1);
        assertThat(state(id)).isEqualTo("PENDING");
        relay.start();
        await().until(() -> state(id).equals("DELIVERED"));
    }

    private Relay relay(Duration poll, List<Duration> waits, EventHandler... handlers) {
        Relay relay = new Relay(workers, outbox(10, waits, handlers), properties(poll, 10, waits));
        relays.add(relay);
        relay.start();
        return relay;
    }

    private Outbox outbox(int batch, List<Duration> waits, EventHandler... handlers) {
        Delivery delivery = new Delivery(List.of(handlers), tenants, json, jdbc, manager);
        return new Outbox(workers, delivery, properties(LONG, batch, waits));
    }

    private static EventProperties properties(Duration poll, int batch, List<Duration> waits) {
        return new EventProperties(poll, 2, batch, Duration.ofSeconds(2), waits);
    }

    private static void deliverAll(Outbox outbox) {
        int taken;
        do {
            taken = outbox.deliver(() -> true);
        } while (taken > 0);
    }

    private UUID publish(UUID about, int number) {
        return CurrentActor.callAs(
                organization.actor("request-1"),
                () -> Objects.requireNonNull(
                        transactions.execute(status -> events.publish(new ThingHappened(about, number)))));
    }

    private String state(UUID event) {
        return superuser
                .sql("select state from event_outbox where id = :id")
                .param("id", event)
                .query(String.class)
                .single();
    }

    private int pending() {
        return superuser
                .sql("select count(*) from event_outbox where tenant_id = :tenant and state = 'PENDING'")
                .param("tenant", organization.tenant().id())
                .query(Integer.class)
                .single();
    }

    private int listeners() {
        return superuser
                .sql(
                        "select count(*) from pg_stat_activity where datname = current_database() and query = 'listen event_outbox'")
                .query(Integer.class)
                .single();
    }
}
