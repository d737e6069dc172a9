package io.millrace.platform.events;

/** Where aggregates' events go: written in the caller's transaction, delivered after its commit. */
public interface Events {

    void publish(DomainEvent event);
}
