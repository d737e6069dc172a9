package io.millrace.platform.events;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonCloudEventData;
import io.cloudevents.jackson.JsonFormat;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Where modules tell what has happened. */
@Component
public class Events {

    /** The channel on which relays are told that there is something to do. */
    static final String CHANNEL = "event_outbox";

    // One statement, because every round trip of a business transaction counts. The stream's row is locked first, and
    // the
    // outbox row's defaults are computed after that, so "written" ascends within an aggregate, like "sequence".
    private static final String INSERT = """
            with stream as (
                insert into event_stream as s (subject, last_sequence) values (:subject, 1)
                on conflict (tenant_id, subject) do update set last_sequence = s.last_sequence + 1
                returning last_sequence),
            outbox as (
                insert into event_outbox (id, subject, sequence, type, event, internal)
                select :id, :subject, last_sequence, :type, cast(:event as jsonb), :internal from stream
                returning 1)
            select pg_notify(:channel, '') from outbox
            """;

    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final Clock clock;
    private final JsonFormat format = new JsonFormat();

    Events(JdbcClient jdbc, ObjectMapper json, Clock clock) {
        this.jdbc = jdbc;
        this.json = json;
        this.clock = clock;
    }

    /**
     * Writes the event within the caller's transaction: it will be delivered if that commits, and never was if it does
     * not. The current actor is named as its cause.
     *
     * @return the event's id
     * @throws org.springframework.transaction.IllegalTransactionStateException outside a transaction
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public UUID publish(DomainEvent event) {
        UUID id = Ids.next();
        byte[] cloudEvent = format.serialize(cloudEvent(id, event, CurrentActor.require()));
        jdbc.sql(INSERT)
                .param("id", id)
                .param("subject", event.subject())
                .param("type", event.type())
                .param("event", new String(cloudEvent, StandardCharsets.UTF_8))
                .param("internal", event instanceof InternalEvent)
                .param("channel", CHANNEL)
                .query((row, number) -> id)
                .single();
        return id;
    }

    private CloudEvent cloudEvent(UUID id, DomainEvent event, Actor actor) {
        ObjectNode data = json.valueToTree(event);
        data.remove(List.of("type", "subject"));
        return CloudEventBuilder.v1()
                .withId(id.toString())
                .withSource(URI.create("/organizations/" + actor.tenant().alias()))
                .withType(event.type())
                .withSubject(event.subject().toString())
                .withTime(clock.instant().atOffset(ZoneOffset.UTC))
                .withExtension("partitionkey", event.subject().toString())
                .withExtension("correlationid", actor.requestId())
                .withExtension("organization", actor.tenant().alias())
                .withExtension("actor", actor.userId())
                .withData("application/json", JsonCloudEventData.wrap(data))
                .build();
    }
}
