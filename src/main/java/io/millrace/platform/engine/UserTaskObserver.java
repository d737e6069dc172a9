package io.millrace.platform.engine;

/**
 * Is told of every change to every user task, whichever door it came through (REST, Tasklist, the engine's jobs), within
 * the engine's transaction. Throwing a {@link io.millrace.platform.web.Problem} refuses the change.
 */
public interface UserTaskObserver {

    default void offered(UserTask task) {}

    /** Also when it is taken back: then there is no assignee. */
    default void assigned(UserTask task) {}

    default void completed(UserTask task) {}

    /** The process went on without it. */
    default void withdrawn(UserTask task) {}

    /**
     * It waits on, in another version of the model: the process instance was migrated. What the task was given when it was
     * offered is as before; what the model says of it is the new version's.
     */
    default void moved(UserTask task) {}
}
