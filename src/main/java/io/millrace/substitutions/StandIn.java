package io.millrace.substitutions;

import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * A person acts for another, directly or because those in between are away themselves.
 *
 * @param people the one who is away first, the one who acts last; at least two, at most {@value #MOST_PEOPLE}
 * @param from since when all of it holds
 * @param until when the first part of it ends
 * @param kinds of approval for which all of it holds; empty for all
 */
public record StandIn(List<String> people, Instant from, Instant until, Set<String> kinds) {

    /** Who is away, and three who stand in, each for the one before. */
    static final int MOST_PEOPLE = 4;

    public StandIn {
        people = List.copyOf(people);
        kinds = Set.copyOf(kinds);
    }

    static StandIn of(Substitution link) {
        return new StandIn(List.of(link.principal(), link.substitute()), link.from(), link.until(), link.kinds());
    }

    /** The one whose right it is. */
    public String principal() {
        return people.get(0);
    }

    /** The one who acts. */
    public String substitute() {
        return people.get(people.size() - 1);
    }

    public boolean covers(String kind) {
        return kinds.isEmpty() || kinds.contains(kind);
    }

    /** Goes on with a substitution of the last one; empty where the two never hold at once. */
    Optional<StandIn> then(Substitution link) {
        return overlap(link)
                .map(common -> new StandIn(
                        Stream.concat(people.stream(), Stream.of(link.substitute()))
                                .toList(),
                        common.from,
                        common.until,
                        common.kinds));
    }

    /** Begins with a substitution by the first one; empty where the two never hold at once. */
    Optional<StandIn> after(Substitution link) {
        return overlap(link)
                .map(common -> new StandIn(
                        Stream.concat(Stream.of(link.principal()), people.stream())
                                .toList(),
                        common.from,
                        common.until,
                        common.kinds));
    }

    /** Somebody would, in the end, stand in for themselves. */
    boolean isCircle() {
        return Set.copyOf(people).size() < people.size();
    }

    private record Common(Instant from, Instant until, Set<String> kinds) {}

    private Optional<Common> overlap(Substitution link) {
        Instant start = from.isAfter(link.from()) ? from : link.from();
        Instant end = until.isBefore(link.until()) ? until : link.until();
        Set<String> both = new HashSet<>(kinds.isEmpty() ? link.kinds() : kinds);
        if (!kinds.isEmpty() && !link.kinds().isEmpty()) {
            both.retainAll(link.kinds());
            if (both.isEmpty()) {
                return Optional.empty();
            }
        }
        return start.isBefore(end) ? Optional.of(new Common(start, end, both)) : Optional.empty();
    }
}
