package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import java.util.Set;

/**
 * Says for whom a person stands in, so that the engine shows and permits them what it would the one who is away. It is asked
 * at every command, and so follows dates and withdrawn roles by itself. What the person may do with a task is for the
 * {@link UserTaskObserver}s to say.
 */
public interface TaskSubstitution {

    /**
     * What a person reaches by standing in for others.
     *
     * @param groups those of {@link #group} that the person is in
     * @param principals the ids of those whose claimed tasks the person may take over
     */
    record Reach(Set<String> groups, Set<String> principals) {

        public static final Reach NONE = new Reach(Set.of(), Set.of());
    }

    /** As of now. */
    Reach reach(Actor actor);

    /** The candidate group of those who stand in for holders of a capability, for one kind of task. */
    static String group(String capability, String kind) {
        return capability + ":" + kind;
    }

    /** Whether the candidate group is one of substitutes, not a capability. */
    static boolean isGroup(String candidateGroup) {
        return candidateGroup.indexOf(':') >= 0;
    }
}
