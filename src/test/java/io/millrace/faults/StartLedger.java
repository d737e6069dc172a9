package io.millrace.faults;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;

/** What the clients know: which starts they asked for, which were answered and with which id. */
final class StartLedger {

    private final Set<String> attempted = ConcurrentHashMap.newKeySet();
    private final Map<String, UUID> acknowledged = new ConcurrentHashMap<>();
    private final List<String> acknowledgedKeys = new CopyOnWriteArrayList<>();
    private final Queue<String> surprises = new ConcurrentLinkedQueue<>();
    private final AtomicInteger brokenCalls = new AtomicInteger();
    private final AtomicInteger repeatedKeys = new AtomicInteger();

    void attempt(String key) {
        attempted.add(key);
    }

    /** The first answer to a key stands; another one later is a surprise. */
    void acknowledge(String key, UUID id) {
        UUID before = acknowledged.putIfAbsent(key, id);
        if (before == null) {
            acknowledgedKeys.add(key);
        } else {
            repeatedKeys.incrementAndGet();
            if (!before.equals(id)) {
                surprise("Key %s was answered with %s, later with %s".formatted(key, before, id));
            }
        }
    }

    void breakCall() {
        brokenCalls.incrementAndGet();
    }

    void surprise(String what) {
        surprises.add(what);
    }

    Optional<String> anyAcknowledgedKey() {
        int known = acknowledgedKeys.size();
        return known == 0
                ? Optional.empty()
                : Optional.of(acknowledgedKeys.get(ThreadLocalRandom.current().nextInt(known)));
    }

    Set<String> attempted() {
        return Set.copyOf(attempted);
    }

    Map<String, UUID> acknowledged() {
        return Map.copyOf(acknowledged);
    }

    List<String> surprises() {
        return List.copyOf(surprises);
    }

    int brokenCalls() {
        return brokenCalls.get();
    }

    int repeatedKeys() {
        return repeatedKeys.get();
    }

    @Override
    public String toString() {
        return "%d starts asked for, %d acknowledged, %d keys repeated, %d calls broken"
                .formatted(attempted.size(), acknowledged.size(), repeatedKeys.get(), brokenCalls.get());
    }
}
