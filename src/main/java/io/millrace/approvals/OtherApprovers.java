package io.millrace.approvals;

import io.millrace.approvals.ApprovalExplanation.Colleague;
import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import io.millrace.substitutions.StandIn;
import io.millrace.substitutions.StandIns;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** Finds who can decide an approval: the holders of its capability, and those who stand in for them. */
@Component
class OtherApprovers {

    /** So many names are of use to somebody who looks for a colleague. */
    static final int MOST = 20;

    private final Directory directory;
    private final StandIns standIns;

    OtherApprovers(Directory directory, StandIns standIns) {
        this.directory = directory;
        this.standIns = standIns;
    }

    /** Everybody who can decide it now, holders first, by name. */
    List<Colleague> of(String capability, Standing.Matter matter) {
        Map<String, String> holders = new HashMap<>();
        Set<String> people = new LinkedHashSet<>();
        for (Person person : directory.holders(capability)) {
            holders.put(person.id(), person.displayName());
            people.add(person.id());
        }
        Map<String, List<StandIn>> bySubstitute =
                standIns.forAnyOf(holders.keySet()).stream().collect(Collectors.groupingBy(StandIn::substitute));
        people.addAll(bySubstitute.keySet());
        List<Standing> able = people.stream()
                .map(person ->
                        Standing.of(person, matter, holders::containsKey, bySubstitute.getOrDefault(person, List.of())))
                .filter(Standing::mayDecide)
                .toList();
        Map<String, String> names =
                directory.names(able.stream().map(Standing::userId).collect(Collectors.toSet()));
        return able.stream()
                .map(standing -> colleague(standing, holders, names))
                .toList();
    }

    private static Colleague colleague(Standing standing, Map<String, String> holders, Map<String, String> names) {
        String principal = standing.right().map(Right::onBehalfOf).orElse(null);
        String name = Stream.of(holders.get(standing.userId()), names.get(standing.userId()))
                .filter(Objects::nonNull)
                .findFirst()
                .orElse("Somebody");
        return new Colleague(standing.userId(), name, principal, principal == null ? null : holders.get(principal));
    }
}
