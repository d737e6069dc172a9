package io.millrace.platform.engine;

import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A user task as a module sees it while the engine tells of a change to it, in the engine's transaction. */
public interface UserTask {

    String id();

    String name();

    /** The element's id in the model. */
    String element();

    /** The key of the model. */
    String process();

    String processInstanceId();

    /** The id of the business record that the process instance is about: its business key. */
    UUID subjectId();

    /** The capability that the task is offered to. */
    @Nullable
    String capability();

    /** The id of the user who claimed it. */
    @Nullable
    String assignee();

    /** The id of the user who gave it to the assignee, and on whose behalf it is done. */
    @Nullable
    String owner();

    /** Whether the actor claims it only in order to complete it at once. */
    boolean isBeingCompleted();

    /** Whether the engine would give it back to its owner, instead of ending it, once the assignee is done. */
    boolean returnsToOwner();

    /** The ids of those whom the model keeps from this task ({@code segregateFrom}), as its variables are now. */
    Set<String> segregatedFrom();

    /** Offers it to one more group, see {@link TaskSubstitution#group}. */
    void offerAlsoTo(String group);

    @Nullable
    Instant due();

    /** An extension property of the element in the model. */
    Optional<String> property(String name);

    Optional<Object> variable(String name);

    /** Shows a value in the task's form without it becoming a variable of the process. */
    void show(String name, Object value);

    /** Gives the task a name that tells it from others of its kind in a list. */
    void rename(String name);

    /** Makes a value known to the rest of the process. */
    void report(String name, @Nullable Object value);
}
