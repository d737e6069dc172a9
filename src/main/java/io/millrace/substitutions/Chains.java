package io.millrace.substitutions;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** How substitutions join: who acts for whom in the end, and which ones must not be joined. */
final class Chains {

    private Chains() {}

    /** All ways, the shortest first, in which the person acts for others. */
    static List<StandIn> endingAt(String person, Collection<Substitution> links) {
        List<StandIn> found = new ArrayList<>();
        List<StandIn> longest = links.stream()
                .filter(link -> link.substitute().equals(person))
                .map(StandIn::of)
                .toList();
        while (!longest.isEmpty()) {
            found.addAll(longest);
            longest = longest.stream()
                    .flatMap(chain -> before(chain, links))
                    .filter(Chains::mayStand)
                    .toList();
        }
        return List.copyOf(found);
    }

    /** All ways, the shortest first, in which others act for the person. */
    static List<StandIn> beginningWith(String person, Collection<Substitution> links) {
        List<StandIn> found = new ArrayList<>();
        List<StandIn> longest = links.stream()
                .filter(link -> link.principal().equals(person))
                .map(StandIn::of)
                .toList();
        while (!longest.isEmpty()) {
            found.addAll(longest);
            longest = longest.stream()
                    .flatMap(chain -> behind(chain, links))
                    .filter(Chains::mayStand)
                    .toList();
        }
        return List.copyOf(found);
    }

    /** A circle or too long a chain that the link is part of, where there is one among all links. */
    static Optional<StandIn> brokenBy(Substitution link, Collection<Substitution> links) {
        List<StandIn> chains = List.of(StandIn.of(link));
        while (!chains.isEmpty()) {
            Optional<StandIn> broken =
                    chains.stream().filter(chain -> !mayStand(chain)).findFirst();
            if (broken.isPresent()) {
                return broken;
            }
            chains = chains.stream()
                    .flatMap(chain -> Stream.concat(before(chain, links), behind(chain, links)))
                    .distinct()
                    .toList();
        }
        return Optional.empty();
    }

    private static boolean mayStand(StandIn chain) {
        return chain.people().size() <= StandIn.MOST_PEOPLE && !chain.isCircle();
    }

    private static Stream<StandIn> before(StandIn chain, Collection<Substitution> links) {
        return links.stream()
                .filter(link -> link.substitute().equals(chain.principal()))
                .flatMap(link -> chain.after(link).stream());
    }

    private static Stream<StandIn> behind(StandIn chain, Collection<Substitution> links) {
        return links.stream()
                .filter(link -> link.principal().equals(chain.substitute()))
                .flatMap(link -> chain.then(link).stream());
    }
}
