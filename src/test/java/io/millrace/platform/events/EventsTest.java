package io.millrace.platform.events;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.cloudevents.CloudEvent;
import io.cloudevents.jackson.JsonFormat;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import io.millrace.testing.TestOrganization;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformContext
class EventsTest {

    private final Events events;
    private final TransactionTemplate transactions;
    private final JdbcClient application;
    private final TestOrganization organization;
    private final JdbcClient superuser = PlatformDatabase.asSuperuser();
    private final UUID subject = UUID.randomUUID();

    @Autowired
    EventsTest(Events events, TransactionTemplate transactions, JdbcClient application, WorkerDatabase workers) {
        this.events = events;
        this.transactions = transactions;
        this.application = application;
        this.organization = TestOrganization.create(workers);
    }

    @Test
    void an_event_is_written_as_a_cloud_event_that_names_its_cause() {
        UUID id = publish(subject, 7);

        String json = superuser
                .sql("select event::text from event_outbox where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
        CloudEvent event = new JsonFormat().deserialize(json.getBytes(StandardCharsets.UTF_8));
        assertThat(event.getSpecVersion()).hasToString("1.0");
        assertThat(event.getId()).isEqualTo(id.toString());
        assertThat(id.version()).isEqualTo(7);
        assertThat(event.getSource())
                .hasToString("/organizations/" + organization.tenant().alias());
        assertThat(event.getType()).isEqualTo(ThingHappened.TYPE);
        assertThat(event.getSubject()).isEqualTo(subject.toString());
        assertThat(event.getTime()).isNotNull();
        assertThat(event.getExtension("partitionkey")).isEqualTo(subject.toString());
        assertThat(event.getExtension("correlationid")).isEqualTo("request-1");
        assertThat(event.getExtension("organization"))
                .isEqualTo(organization.tenant().alias());
        assertThat(event.getExtension("actor")).isEqualTo(organization.userId().toString());
        assertThat(new String(Objects.requireNonNull(event.getData()).toBytes(), StandardCharsets.UTF_8))
                .isEqualTo("{\"number\":7}");
    }

    @Test
    void an_event_of_a_transaction_that_rolls_back_never_was() {
        as(() -> transactions.executeWithoutResult(status -> {
            events.publish(new ThingHappened(subject, 1));
            status.setRollbackOnly();
        }));

        assertThat(sequences()).isEmpty();
        publish(subject, 2);
        assertThat(sequences()).containsExactly(1L);
    }

    @Test
    void an_event_outside_a_transaction_is_refused() {
        assertThatThrownBy(() -> as(() -> events.publish(new ThingHappened(subject, 1))))
                .isInstanceOf(IllegalTransactionStateException.class);
    }

    @Test
    void writers_at_once_count_an_aggregates_events_without_gap_or_double() {
        CompletableFuture<?>[] writers = IntStream.range(0, 4)
                .mapToObj(writer -> CompletableFuture.runAsync(
                        () -> IntStream.range(0, 25).forEach(number -> publish(subject, number))))
                .toArray(CompletableFuture[]::new);
        CompletableFuture.allOf(writers).join();

        assertThat(sequences())
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void the_application_can_neither_change_nor_remove_what_was_told() {
        publish(subject, 1);

        for (String change : List.of("update event_outbox set type = 'other'", "delete from event_outbox")) {
            assertThatThrownBy(() -> as(() -> transactions.executeWithoutResult(
                            status -> application.sql(change).update())))
                    .rootCause()
                    .hasMessageContaining("permission denied for table event_outbox");
        }
    }

    private List<Long> sequences() {
        return superuser
                .sql("select sequence from event_outbox where subject = :subject order by written")
                .param("subject", subject)
                .query(Long.class)
                .list();
    }

    private UUID publish(UUID about, int number) {
        return CurrentActor.callAs(
                organization.actor("request-1"),
                () -> Objects.requireNonNull(
                        transactions.execute(status -> events.publish(new ThingHappened(about, number)))));
    }

    private void as(Runnable work) {
        CurrentActor.runAs(organization.actor("request-1"), work);
    }
}
