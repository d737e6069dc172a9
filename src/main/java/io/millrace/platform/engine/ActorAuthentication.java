package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import java.lang.reflect.Method;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.util.ReflectionUtils;

/** Who acts, as the engine's queries and permission checks see it: groups are capabilities, and those of substitutes. */
class ActorAuthentication extends Authentication {

    private static final String NOBODY = "nobody";

    private final Set<String> principals;

    ActorAuthentication(Actor actor, TaskSubstitution.Reach reach) {
        super(actor.userId(), groups(actor, reach), List.of(actor.tenant().alias()));
        this.principals = reach.principals();
    }

    /** At least one, because the engine takes no empty list of groups in a query. */
    private static List<String> groups(Actor actor, TaskSubstitution.Reach reach) {
        List<String> groups = Stream.concat(actor.capabilities().stream(), reach.groups().stream())
                .toList();
        return groups.isEmpty() ? List.of(NOBODY) : groups;
    }

    /** The function {@code principals()} of Tasklist's lists: those for whom the person who looks stands in. */
    static Method principalsFunction() {
        Method function = Objects.requireNonNull(ReflectionUtils.findMethod(ActorAuthentication.class, "principals"));
        // The expression language calls it from a package of its own.
        ReflectionUtils.makeAccessible(function);
        return function;
    }

    /** Here too at least one. */
    public static String[] principals() {
        return Context.getCommandContext().getAuthentication() instanceof ActorAuthentication actor
                        && !actor.principals.isEmpty()
                ? actor.principals.toArray(String[]::new)
                : new String[] {NOBODY};
    }
}
