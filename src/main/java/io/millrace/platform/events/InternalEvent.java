package io.millrace.platform.events;

/** Work that this system does after a commit, such as sending a mail: delivered like any event, but not in the feed. */
public interface InternalEvent extends DomainEvent {}
