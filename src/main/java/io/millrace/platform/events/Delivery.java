package io.millrace.platform.events;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.Tenants;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands one event to all handlers that want it, each in a transaction of its own that the inbox lets commit only once. */
@Component
class Delivery {

    private static final Logger LOG = LoggerFactory.getLogger(Delivery.class);
    private static final int MAX_ERROR = 1000;

    private final List<EventHandler> handlers;
    private final Tenants tenants;
    private final ObjectMapper json;
    private final JdbcClient jdbc;
    private final TransactionTemplate transactions;

    Delivery(
            List<EventHandler> handlers,
            Tenants tenants,
            ObjectMapper json,
            JdbcClient jdbc,
            PlatformTransactionManager transactions) {
        this.handlers = List.copyOf(handlers);
        this.tenants = tenants;
        this.json = json;
        this.jdbc = jdbc;
        this.transactions = new TransactionTemplate(transactions);
    }

    /** Gives what went wrong, empty when all handlers are done with the event. A handler's failure stops no other's. */
    Optional<String> deliver(Pending pending) {
        String failure = null;
        for (EventHandler handler : handlers) {
            try {
                if (handler.handles(pending.type())) {
                    deliver(pending, handler);
                }
            } catch (Exception | LinkageError | StackOverflowError | AssertionError thrown) {
                LOG.warn("Event {} of type {} failed in {}", pending.id(), pending.type(), handler.name(), thrown);
                failure = "%s: %s".formatted(handler.name(), thrown);
            }
        }
        return Optional.ofNullable(failure).map(Delivery::shortened);
    }

    private void deliver(Pending pending, EventHandler handler) throws JsonProcessingException {
        Tenant tenant = tenants.byId(pending.tenantId())
                .orElseThrow(() -> new IllegalStateException("No organization " + pending.tenantId()));
        JsonNode cloudEvent = json.readTree(pending.event());
        String requestId = cloudEvent.path("correlationid").asText();
        CurrentActor.runAs(
                Actor.system(tenant, requestId, "event " + pending.id()),
                () -> transactions.executeWithoutResult(status -> {
                    if (firstTime(pending.id(), handler)) {
                        handler.handle(event(pending, cloudEvent));
                    }
                }));
    }

    private boolean firstTime(UUID event, EventHandler handler) {
        return jdbc.sql("insert into event_inbox (handler, event_id) values (:handler, :event) on conflict do nothing")
                        .param("handler", handler.name())
                        .param("event", event)
                        .update()
                == 1;
    }

    private static Event event(Pending pending, JsonNode cloudEvent) {
        return new Event(
                pending.id(),
                pending.type(),
                pending.subject(),
                pending.sequence(),
                Instant.parse(cloudEvent.path("time").asText()),
                cloudEvent.path("actor").asText(),
                cloudEvent.path("data"));
    }

    private static String shortened(String error) {
        // PostgreSQL's text takes no NUL, and an error that cannot be stored would be tried for ever.
        String storable = error.replace('\0', ' ');
        return storable.length() > MAX_ERROR ? storable.substring(0, MAX_ERROR) : storable;
    }

    /** A row of the outbox that is to be delivered. */
    record Pending(UUID tenantId, UUID id, UUID subject, long sequence, String type, String event, int attempts) {}
}
