package io.millrace.substitutions;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.Example;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.statistics.Statistics;

/** Whatever people arrange, at no moment does anybody stand in for themselves, or more than three for one another. */
class ChainsPropertyTest {

    private static final Instant START = Instant.parse("2026-03-02T00:00:00Z");
    private static final List<String> KINDS = List.of("partner", "payment");

    @Property
    void what_is_let_through_joins_to_no_circle_and_no_long_chain(@ForAll("arrangements") List<Substitution> arranged) {
        List<Substitution> standing = new ArrayList<>();
        for (Substitution link : arranged) {
            standing.add(link);
            if (Chains.brokenBy(link, standing).isPresent()) {
                standing.remove(link);
            }
        }
        Statistics.label("refused").collect(arranged.size() > standing.size());

        for (int day = 0; day < 10; day++) {
            for (String kind : KINDS) {
                List<Substitution> inForce = inForce(standing, START.plus(Duration.ofDays(day)), kind);
                assertThat(longest(inForce)).isLessThanOrEqualTo(3);
            }
        }
    }

    /** Refusing everything would keep the promise too. */
    @Property
    void what_is_refused_would_have_broken_the_promise(@ForAll("arrangements") List<Substitution> arranged) {
        List<Substitution> standing = new ArrayList<>();
        for (Substitution link : arranged) {
            standing.add(link);
            Chains.brokenBy(link, standing).ifPresent(broken -> {
                boolean breaks = IntStream.range(0, 10)
                        .mapToObj(day -> START.plus(Duration.ofDays(day)))
                        .flatMap(moment -> KINDS.stream().map(kind -> inForce(standing, moment, kind)))
                        .anyMatch(inForce -> longest(inForce) > 3);
                assertThat(breaks).as("%s is no reason", broken).isTrue();
                standing.remove(link);
            });
        }
    }

    @Property
    void the_ways_to_a_person_are_those_from_the_others(@ForAll("arrangements") List<Substitution> arranged) {
        List<Substitution> inForce = inForce(arranged, START.plus(Duration.ofDays(4)), KINDS.get(0));
        Set<String> people = Set.of("p0", "p1", "p2", "p3", "p4", "p5");

        List<List<String>> up = people.stream()
                .flatMap(person -> Chains.endingAt(person, inForce).stream())
                .map(StandIn::people)
                .toList();
        List<List<String>> down = people.stream()
                .flatMap(person -> Chains.beginningWith(person, inForce).stream())
                .map(StandIn::people)
                .toList();

        assertThat(up)
                .containsExactlyInAnyOrderElementsOf(down)
                .allSatisfy(chain -> assertThat(chain).hasSizeBetween(2, 4).doesNotHaveDuplicates());
    }

    @Example
    void two_who_are_away_one_after_the_other_may_stand_in_for_each_other() {
        Substitution first = link("amir", "mona", 0, 5);
        Substitution second = link("mona", "amir", 5, 10);

        assertThat(Chains.brokenBy(second, List.of(first, second))).isEmpty();
        assertThat(Chains.brokenBy(link("mona", "amir", 4, 10), List.of(first, link("mona", "amir", 4, 10))))
                .hasValueSatisfying(circle -> assertThat(circle.isCircle()).isTrue());
    }

    private static List<Substitution> inForce(List<Substitution> links, Instant moment, String kind) {
        return links.stream()
                .filter(link -> !link.from().isAfter(moment) && link.until().isAfter(moment))
                .filter(link -> link.kinds().isEmpty() || link.kinds().contains(kind))
                .toList();
    }

    /** How many stand in for one another at most; beyond any bound where they do in a circle. */
    private static int longest(List<Substitution> links) {
        int longest = 0;
        List<List<String>> paths = links.stream()
                .map(link -> List.of(link.principal(), link.substitute()))
                .toList();
        while (!paths.isEmpty() && longest < 10) {
            longest++;
            List<List<String>> next = new ArrayList<>();
            for (List<String> path : paths) {
                String last = path.get(path.size() - 1);
                if (path.indexOf(last) < path.size() - 1) {
                    return 10;
                }
                links.stream().filter(link -> link.principal().equals(last)).forEach(link -> {
                    List<String> longer = new ArrayList<>(path);
                    longer.add(link.substitute());
                    next.add(longer);
                });
            }
            paths = next.stream().distinct().toList();
        }
        return longest;
    }

    @Provide
    Arbitrary<List<Substitution>> arrangements() {
        Arbitrary<String> people = Arbitraries.integers().between(0, 5).map(number -> "p" + number);
        return Combinators.combine(
                        people,
                        people,
                        Arbitraries.integers().between(0, 8),
                        Arbitraries.integers().between(1, 9),
                        Arbitraries.of(KINDS).set().ofMaxSize(2))
                .as((principal, substitute, from, days, kinds) -> new Substitution(
                        UUID.randomUUID(),
                        principal,
                        substitute,
                        START.plus(Duration.ofDays(from)),
                        START.plus(Duration.ofDays(from + days)),
                        kinds))
                .filter(link -> !link.principal().equals(link.substitute()))
                .list()
                .ofMaxSize(12);
    }

    private static Substitution link(String principal, String substitute, int from, int until) {
        return new Substitution(
                UUID.randomUUID(),
                principal,
                substitute,
                START.plus(Duration.ofDays(from)),
                START.plus(Duration.ofDays(until)),
                Set.of());
    }
}
