package io.millrace.platform.tenancy;

import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Binds an {@link Actor} to the thread for the length of one request, job or batch. It must be bound before a
 * transaction begins, because the transaction tells the database the tenant when it begins and never again.
 */
public final class CurrentActor {

    private static final ThreadLocal<@Nullable Actor> CURRENT = new ThreadLocal<>();

    private CurrentActor() {}

    /** @throws IllegalStateException when nobody is bound: a programming error, never a user's */
    public static Actor require() {
        return find().orElseThrow(() -> new IllegalStateException("No actor is bound to this thread"));
    }

    public static Optional<Actor> find() {
        return Optional.ofNullable(CURRENT.get());
    }

    public static <T extends @Nullable Object> T callAs(Actor actor, Supplier<T> work) {
        try (Scope ignored = bind(actor)) {
            return work.get();
        }
    }

    public static void runAs(Actor actor, Runnable work) {
        CurrentActor.<@Nullable Object>callAs(actor, () -> {
            work.run();
            return null;
        });
    }

    /** For servlet filters, whose chain throws checked exceptions: use in try-with-resources. */
    public static Scope bind(Actor actor) {
        Actor before = CURRENT.get();
        CURRENT.set(actor);
        return () -> restore(before);
    }

    private static void restore(@Nullable Actor before) {
        if (before == null) {
            CURRENT.remove();
        } else {
            CURRENT.set(before);
        }
    }

    /** Ends a binding; the actor bound before it is in force again. */
    @FunctionalInterface
    public interface Scope extends AutoCloseable {
        @Override
        void close();
    }
}
