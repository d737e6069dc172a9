package io.millrace.substitutions;

import java.time.Instant;
import java.util.Set;
import java.util.UUID;

/**
 * One person stands in for another.
 *
 * @param from the first moment
 * @param until the moment at which it is over
 * @param kinds of approval; empty for all
 */
record Substitution(UUID id, String principal, String substitute, Instant from, Instant until, Set<String> kinds) {

    Substitution {
        kinds = Set.copyOf(kinds);
    }

    Substitution endingAt(Instant end) {
        return new Substitution(id, principal, substitute, from, end, kinds);
    }

    /** Whether it is the same but for its end. */
    boolean continues(Substitution other) {
        return principal.equals(other.principal)
                && substitute.equals(other.substitute)
                && from.equals(other.from)
                && kinds.equals(other.kinds);
    }

    boolean begunBy(Instant now) {
        return !from.isAfter(now);
    }
}
