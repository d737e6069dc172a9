package io.millrace.platform.events;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Remembers what it was given, and fails when it is told to. */
final class RecordingHandler implements EventHandler {

    private final String name;
    private final Predicate<Event> fails;
    private final List<Event> taken = new CopyOnWriteArrayList<>();
    private final List<Event> tried = new CopyOnWriteArrayList<>();
    private final List<Actor> actors = new CopyOnWriteArrayList<>();

    RecordingHandler(String name, Predicate<Event> fails) {
        this.name = name;
        this.fails = fails;
    }

    /** Fails the first try of every third event. */
    static RecordingHandler clumsy(String name) {
        Set<UUID> failed = ConcurrentHashMap.newKeySet();
        return new RecordingHandler(name, event -> event.sequence() % 3 == 0 && failed.add(event.id()));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public boolean handles(String type) {
        return ThingHappened.TYPE.equals(type);
    }

    @Override
    public void handle(Event event) {
        tried.add(event);
        if (fails.test(event)) {
            throw new IllegalStateException("told to fail");
        }
        actors.add(CurrentActor.require());
        taken.add(event);
    }

    List<Event> taken() {
        return taken;
    }

    /** Of one subject, in the order in which they were taken. */
    List<Long> sequences(UUID subject) {
        return taken.stream()
                .filter(event -> event.subject().equals(subject))
                .map(Event::sequence)
                .toList();
    }

    List<Event> tried() {
        return tried;
    }

    List<Actor> actors() {
        return actors;
    }
}
