package io.millrace.platform.events;

import java.util.UUID;

/** Something that happened to an aggregate, in the past tense; its components are what subscribers are told. */
public interface DomainEvent {

    /** CloudEvents type: {@code io.millrace.<module>.<thing>.<past-tense verb>.v<n>}. */
    String type();

    /** The aggregate that it happened to. */
    UUID subject();
}
