package io.millrace.substitutions;

import io.millrace.platform.events.DomainEvent;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Somebody arranged anew who stands in for a person, the subject; with all that is arranged from now on. */
public record SubstitutionsChanged(UUID subject, List<Arranged> substitutions) implements DomainEvent {

    /** @param kinds of approval; none: all */
    public record Arranged(String substitute, Instant from, Instant until, List<String> kinds) {}

    @Override
    public String type() {
        return "io.millrace.substitutions.plan.changed.v1";
    }

    static SubstitutionsChanged of(String principal, List<Substitution> substitutions) {
        return new SubstitutionsChanged(
                UUID.fromString(principal),
                substitutions.stream()
                        .map(link -> new Arranged(
                                link.substitute(),
                                link.from(),
                                link.until(),
                                link.kinds().stream().sorted().toList()))
                        .toList());
    }
}
