package io.millrace.platform.events;

import java.util.UUID;

/** An event as modules write them. */
record ThingHappened(UUID subject, int number, String type) implements DomainEvent {

    static final String TYPE = "io.millrace.platform.thing.happened.v1";

    ThingHappened(UUID subject, int number) {
        this(subject, number, TYPE);
    }

    record Quietly(UUID subject) implements InternalEvent {
        @Override
        public String type() {
            return "io.millrace.platform.thing.whispered.v1";
        }
    }
}
