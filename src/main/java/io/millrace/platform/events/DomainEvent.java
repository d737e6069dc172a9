package io.millrace.platform.events;

import java.util.UUID;

/** Something that happened to an aggregate, in the past tense; its components are what subscribers are told. */
public interface DomainEvent {

    String type();

    UUID subject();
}
