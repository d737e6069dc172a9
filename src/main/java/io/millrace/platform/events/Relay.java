package io.millrace.platform.events;

import io.millrace.platform.tenancy.WorkerDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;

/**
 * The threads of a node that move events on: one listens for commits and gives positions, some deliver. Notifications
 * only make it quick: everything that is due is found by asking every few seconds as well.
 */
@Component
class Relay implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(Relay.class);

    private final WorkerDatabase database;
    private final Outbox outbox;
    private final EventProperties properties;
    private final Signal signal = new Signal();
    private final List<Thread> threads = new ArrayList<>();
    private volatile boolean running;
    private volatile @Nullable Connection listening;

    Relay(WorkerDatabase database, Outbox outbox, EventProperties properties) {
        this.database = database;
        this.outbox = outbox;
        this.properties = properties;
    }

    @Override
    public synchronized void start() {
        if (running) {
            return;
        }
        running = true;
        threads.add(new Thread(this::listen, "event-listener"));
        for (int i = 1; i <= properties.workers(); i++) {
            threads.add(new Thread(this::deliver, "event-relay-" + i));
        }
        threads.forEach(Thread::start);
    }

    /** Returns when the events in hand are done and all threads have ended; what is left is for the other nodes. */
    @Override
    public synchronized void stop() {
        running = false;
        signal.give();
        Connection connection = listening;
        if (connection != null) {
            abort(connection);
        }
        for (Thread thread : threads) {
            join(thread);
        }
        threads.clear();
    }

    @Override
    public boolean isRunning() {
        return running;
    }

    private void listen() {
        while (running) {
            try (Connection connection = database.connectToListen();
                    Statement statement = connection.createStatement()) {
                listening = connection;
                statement.execute("listen " + Events.CHANNEL);
                PGConnection notifications = connection.unwrap(PGConnection.class);
                while (running) {
                    // Before the wait: what was committed before we listened has sent its notification to nobody.
                    outbox.number();
                    signal.give();
                    notifications.getNotifications(
                            Math.toIntExact(properties.pollInterval().toMillis()));
                }
            } catch (SQLException | RuntimeException lost) {
                long seen = signal.given();
                if (running) {
                    LOG.warn("No connection to listen for events; trying again", lost);
                    signal.awaitAfter(seen, properties.pollInterval());
                }
            } finally {
                listening = null;
            }
        }
    }

    private void deliver() {
        for (long seen = signal.given(); running; seen = signal.given()) {
            try {
                if (outbox.deliver(() -> running) > 0) {
                    continue;
                }
            } catch (RuntimeException failed) {
                LOG.warn("A batch of events was not delivered; trying again", failed);
            }
            signal.awaitAfter(seen, properties.pollInterval());
        }
    }

    private static void abort(Connection connection) {
        try {
            // The listener waits in a read that only the end of its connection ends.
            connection.abort(Runnable::run);
        } catch (SQLException alreadyGone) {
            LOG.debug("The listening connection was gone already", alreadyGone);
        }
    }

    private static void join(Thread thread) {
        boolean interrupted = false;
        while (thread.isAlive()) {
            try {
                thread.join();
            } catch (InterruptedException again) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
