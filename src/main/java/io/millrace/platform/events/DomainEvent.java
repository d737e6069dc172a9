package io.millrace.platform.events;

import java.util.UUID;

/**
 * Something that happened to an aggregate: a record, whose other components are the event's data in JSON. Types and data
 * are a public contract: a change that breaks readers gets a new type, {@code v2}.
 */
public interface DomainEvent {

    /** {@code io.millrace.<module>.<thing>.<verb in the past>.v1}; the same for all events of a class. */
    String type();

    /** The aggregate's id. Events of one subject are delivered in the order in which they were committed. */
    UUID subject();
}
