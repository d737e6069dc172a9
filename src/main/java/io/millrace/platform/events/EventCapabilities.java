package io.millrace.platform.events;

/** What callers may be allowed to do with events. */
public final class EventCapabilities {

    public static final String EVENT_READ = "EVENT_READ";

    private EventCapabilities() {}
}
