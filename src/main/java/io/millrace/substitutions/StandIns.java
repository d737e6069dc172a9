package io.millrace.substitutions;

import java.time.Clock;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who acts for whom at this moment in the current actor's organization. People are named by their user ids. */
@Service
@Transactional(readOnly = true)
public class StandIns {

    /** Users of ours have UUIDs; the system and what it works for have not. */
    private static final Pattern USER_ID = Pattern.compile("[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}");

    private final Substitutions substitutions;
    private final Clock clock;

    StandIns(Substitutions substitutions, Clock clock) {
        this.substitutions = substitutions;
        this.clock = clock;
    }

    /** For whom the person acts, the most direct first. */
    public List<StandIn> of(String userId) {
        if (!USER_ID.matcher(userId).matches()) {
            return List.of();
        }
        Instant now = clock.instant();
        return Chains.endingAt(userId, substitutions.leadingTo(userId, now));
    }

    /** Who acts for each of these people, the most direct first. */
    public List<StandIn> forAnyOf(Collection<String> principals) {
        List<String> users = principals.stream()
                .filter(principal -> USER_ID.matcher(principal).matches())
                .toList();
        List<Substitution> links = substitutions.leadingFrom(users, clock.instant());
        return users.stream()
                .flatMap(principal -> Chains.beginningWith(principal, links).stream())
                .toList();
    }
}
