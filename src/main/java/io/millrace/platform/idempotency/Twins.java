package io.millrace.platform.idempotency;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/**
 * Lets the same call wait for itself on this node before it takes a database connection: a client that repeats one slow
 * call would otherwise hold the whole pool. Across nodes the database makes it wait.
 */
final class Twins {

    private final ConcurrentMap<KeyedCall, CompletableFuture<Void>> running = new ConcurrentHashMap<>();

    /** Returns when no other thread is in the same call; the caller closes what it gets. */
    Turn await(KeyedCall call) {
        CompletableFuture<Void> mine = new CompletableFuture<>();
        CompletableFuture<Void> other = running.putIfAbsent(call, mine);
        while (other != null) {
            other.join();
            other = running.putIfAbsent(call, mine);
        }
        return () -> {
            running.remove(call, mine);
            mine.complete(null);
        };
    }

    /** Ends with {@link #close()}. */
    @FunctionalInterface
    interface Turn extends AutoCloseable {
        @Override
        void close();
    }
}
