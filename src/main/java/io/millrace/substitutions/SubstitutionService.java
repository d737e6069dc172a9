package io.millrace.substitutions;

import static io.millrace.substitutions.SubstitutionCapabilities.ORG_MANAGE_USERS;

import io.millrace.platform.events.Events;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Arranges who stands in for whom. */
@Service
@Transactional
class SubstitutionService {

    private final Substitutions substitutions;
    private final Directory directory;
    private final Events events;
    private final Clock clock;

    SubstitutionService(Substitutions substitutions, Directory directory, Events events, Clock clock) {
        this.substitutions = substitutions;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    SubstitutionsView read(@Nullable UUID userId) {
        return view(person(userId), clock.instant());
    }

    /**
     * Makes this all that is arranged for the person from now on.
     *
     * @throws Problem one of {@link SubstitutionError}, or what is wrong with the fields, all at once
     */
    SubstitutionsView arrange(@Nullable UUID userId, SubstitutionRequest request, IfMatch ifMatch) {
        String person = person(userId);
        Instant now = clock.instant();
        substitutions.lock();
        ifMatch.check(substitutions.version(person));
        List<Substitution> all = substitutions.notOver(now);
        List<Substitution> before =
                all.stream().filter(link -> link.principal().equals(person)).toList();
        List<Substitution> wanted = WantedSubstitutions.of(request, person, before, now, directory::person);
        List<Substitution> together = new ArrayList<>(all);
        together.removeAll(before);
        together.addAll(wanted);
        wanted.forEach(link -> Chains.brokenBy(link, together).ifPresent(this::refuse));
        replace(before, wanted, person, now);
        events.publish(SubstitutionsChanged.of(person, wanted));
        return view(person, now);
    }

    private void replace(List<Substitution> before, List<Substitution> wanted, String person, Instant now) {
        substitutions.nextVersion(person);
        Set<UUID> kept = wanted.stream().map(Substitution::id).collect(Collectors.toSet());
        for (Substitution gone : before) {
            if (kept.contains(gone.id())) {
                continue;
            }
            if (gone.from().isBefore(now)) {
                substitutions.end(gone.id(), now);
            } else {
                substitutions.remove(gone.id());
            }
        }
        Map<UUID, Substitution> known = before.stream().collect(Collectors.toMap(Substitution::id, link -> link));
        for (Substitution link : wanted) {
            Substitution same = known.get(link.id());
            if (same == null) {
                substitutions.add(link);
            } else if (!same.until().equals(link.until())) {
                substitutions.end(link.id(), link.until());
            }
        }
    }

    private void refuse(StandIn chain) {
        Map<String, String> names = directory.names(Set.copyOf(chain.people()));
        String links = IntStream.range(1, chain.people().size())
                .mapToObj(i -> "%s for %s".formatted(name(names, chain, i), name(names, chain, i - 1)))
                .collect(Collectors.joining(", "));
        throw Problem.of(
                chain.isCircle() ? SubstitutionError.SUBSTITUTION_CYCLE : SubstitutionError.SUBSTITUTION_CHAIN_TOO_LONG,
                "From %s on there would stand in: %s.".formatted(chain.from(), links));
    }

    private static String name(Map<String, String> names, StandIn chain, int position) {
        String person = chain.people().get(position);
        return names.getOrDefault(person, person);
    }

    /** The caller, or whom they may arrange for. */
    private String person(@Nullable UUID userId) {
        Actor actor = CurrentActor.require();
        if (userId == null || actor.userId().equals(userId.toString())) {
            return actor.userId();
        }
        if (!actor.may(ORG_MANAGE_USERS)) {
            throw Problem.of(
                    PlatformError.CAPABILITY_MISSING,
                    "You need the capability %s to arrange for others.".formatted(ORG_MANAGE_USERS));
        }
        if (directory.person(userId.toString()).isEmpty()) {
            throw Problem.of(SubstitutionError.PERSON_NOT_FOUND);
        }
        return userId.toString();
    }

    private SubstitutionsView view(String person, Instant now) {
        List<Substitution> links = substitutions.about(person, now);
        Set<String> people = new HashSet<>(Set.of(person));
        links.forEach(link -> people.addAll(List.of(link.principal(), link.substitute())));
        Map<String, String> names = directory.names(people);
        return new SubstitutionsView(
                UUID.fromString(person),
                names.get(person),
                lines(links, names, now, link -> link.principal().equals(person)),
                lines(links, names, now, link -> !link.principal().equals(person)),
                substitutions.version(person));
    }

    private static List<SubstitutionsView.Line> lines(
            List<Substitution> links, Map<String, String> names, Instant now, Predicate<Substitution> wanted) {
        return links.stream().filter(wanted).map(link -> line(link, names, now)).toList();
    }

    private static SubstitutionsView.Line line(Substitution link, Map<String, String> names, Instant now) {
        return new SubstitutionsView.Line(
                UUID.fromString(link.principal()),
                names.get(link.principal()),
                UUID.fromString(link.substitute()),
                names.get(link.substitute()),
                link.from(),
                link.until(),
                link.begunBy(now),
                link.kinds().stream().sorted().toList());
    }
}
