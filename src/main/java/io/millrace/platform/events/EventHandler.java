package io.millrace.platform.events;

/**
 * Takes events in this application: any bean of this type. An event reaches each handler in a transaction of the
 * handler's own, as the system at work for the event's organization. What a handler does in the database happens once;
 * what it does elsewhere may happen again after a crash, so it must be harmless when repeated with the same event id.
 *
 * <p>An exception rolls the handler's transaction back and the event is tried again later; meanwhile no later event of
 * the same subject is delivered to anybody. After the last try the event is dead: it stays visible in
 * {@code event_outbox} with its error, and the events after it go on.
 */
public interface EventHandler {

    /** The handler's name in {@code event_inbox}: it must never change, else handled events are handled again. */
    default String name() {
        return getClass().getSimpleName();
    }

    boolean handles(String type);

    void handle(Event event);
}
