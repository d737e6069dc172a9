package io.millrace.platform.events;

import io.millrace.platform.events.Delivery.Pending;
import io.millrace.platform.tenancy.WorkerDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The outbox as relays work on it: any number of them at once, on any number of nodes. */
@Component
class Outbox {

    private static final Logger LOG = LoggerFactory.getLogger(Outbox.class);

    /** How many rows get their position in one transaction. */
    private static final int NUMBERED = 1000;

    /** An arbitrary constant: the lock under which positions are given. */
    private static final long NUMBERING = 0x6d696c6c72616365L;

    private static final String NUMBER = """
            update event_outbox o set position = n.position
            from (select tenant_id, id, nextval('event_position') as position
                  from (select tenant_id, id from event_outbox where position is null order by written limit :limit) w) n
            where o.tenant_id = n.tenant_id and o.id = n.id
            """;

    // Only the first pending event of an aggregate can be taken, and only once its earlier ones are delivered or dead
    // in a
    // committed state: while another relay works on the first, its row is pending to us, and skipped.
    // Without a position a row is left alone, so that numbering never waits for a row that a handler takes its time
    // over.
    private static final String TAKE = """
            select o.tenant_id, o.id, o.subject, o.sequence, o.type, o.event::text as event, o.attempts
            from event_outbox o
            where o.state = 'PENDING' and o.position is not null and o.next_attempt_at <= now()
              and not exists (select from event_outbox earlier
                              where earlier.tenant_id = o.tenant_id and earlier.subject = o.subject
                                and earlier.sequence < o.sequence and earlier.state = 'PENDING')
            order by o.position limit :limit
            for update of o skip locked
            """;

    private static final String DELIVERED = """
            update event_outbox o set state = 'DELIVERED', attempts = o.attempts + 1, last_error = null
            from unnest(cast(:tenants as uuid[]), cast(:ids as uuid[])) as d(tenant_id, id)
            where o.tenant_id = d.tenant_id and o.id = d.id
            """;

    private static final String FAILED = """
            update event_outbox set attempts = attempts + 1, last_error = :error, state = :state,
                next_attempt_at = clock_timestamp() + make_interval(secs => :wait)
            where tenant_id = :tenant and id = :id
            """;

    private final WorkerDatabase database;
    private final Delivery delivery;
    private final EventProperties properties;

    Outbox(WorkerDatabase database, Delivery delivery, EventProperties properties) {
        this.database = database;
        this.delivery = delivery;
        this.properties = properties;
    }

    /**
     * Gives committed events their positions. Only one relay does so at a time, and the lock ends after its commit is
     * visible: whoever sees a position sees every smaller one that there will ever be.
     */
    void number() {
        int numbered;
        do {
            numbered = database.call(jdbc -> {
                jdbc.sql("select pg_advisory_xact_lock(:lock)")
                        .param("lock", NUMBERING)
                        .query((row, number) -> true)
                        .single();
                return jdbc.sql(NUMBER).param("limit", NUMBERED).update();
            });
        } while (numbered == NUMBERED);
    }

    /**
     * Delivers some of the events that are due. They stay locked until all of the batch are done; when the node dies
     * meanwhile, the locks end with its connection and another relay takes them at once.
     *
     * @param goOn asked before each event; false leaves the rest to others
     * @return how many were taken up, successfully or not
     */
    int deliver(BooleanSupplier goOn) {
        long end = System.nanoTime() + properties.batchTime().toNanos();
        return database.call(jdbc -> {
            List<Pending> taken = jdbc.sql(TAKE)
                    .param("limit", properties.batch())
                    .query(Pending.class)
                    .list();
            List<Pending> delivered = new ArrayList<>();
            int done = 0;
            for (Pending event : taken) {
                if (!goOn.getAsBoolean() || (done > 0 && System.nanoTime() - end > 0)) {
                    break;
                }
                Optional<String> failure = delivery.deliver(event);
                failure.ifPresentOrElse(error -> failed(jdbc, event, error), () -> delivered.add(event));
                done++;
            }
            delivered(jdbc, delivered);
            return done;
        });
    }

    private static void delivered(JdbcClient jdbc, List<Pending> events) {
        if (!events.isEmpty()) {
            jdbc.sql(DELIVERED)
                    .param("tenants", events.stream().map(Pending::tenantId).toArray(UUID[]::new))
                    .param("ids", events.stream().map(Pending::id).toArray(UUID[]::new))
                    .update();
        }
    }

    private void failed(JdbcClient jdbc, Pending event, String error) {
        List<Duration> waits = properties.retryWaits();
        boolean last = event.attempts() >= waits.size();
        if (last) {
            LOG.error("Event {} of type {} is dead after {} tries", event.id(), event.type(), event.attempts() + 1);
        }
        jdbc.sql(FAILED)
                .param("error", error)
                .param("state", last ? "DEAD" : "PENDING")
                .param("wait", last ? 0.0 : waits.get(event.attempts()).toMillis() / 1000.0)
                .param("tenant", event.tenantId())
                .param("id", event.id())
                .update();
    }
}
