package io.millrace.substitutions;

import io.millrace.platform.security.Person;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads what a person wants to arrange: what they had already stays the same row, the rest must lie ahead. */
final class WantedSubstitutions {

    /** A substitution that is forgotten ends by itself. */
    static final Duration LONGEST = Duration.ofDays(366);

    private final String principal;
    private final List<Substitution> before;
    private final Instant now;
    private final List<FieldFailure> failures = new ArrayList<>();

    private WantedSubstitutions(String principal, List<Substitution> before, Instant now) {
        this.principal = principal;
        this.before = before;
        this.now = now;
    }

    /** @throws Problem {@code VALIDATION_FAILED} with all that is wrong */
    static List<Substitution> of(
            SubstitutionRequest request,
            String principal,
            List<Substitution> before,
            Instant now,
            Function<String, Optional<Person>> members) {
        var reader = new WantedSubstitutions(principal, before, now);
        List<Substitution> wanted = new ArrayList<>();
        for (int i = 0; i < request.substitutions().size(); i++) {
            String path = "substitutions[%d].".formatted(i);
            Substitution link = reader.read(request.substitutions().get(i), path, members);
            reader.failIf(
                    wanted.stream().anyMatch(link::continues), path + "substitute", "DUPLICATE", "must be named once");
            wanted.add(link);
        }
        if (!reader.failures.isEmpty()) {
            throw Problem.of(PlatformError.VALIDATION_FAILED, "The substitutions can't be arranged like this.")
                    .withFields(reader.failures);
        }
        return wanted;
    }

    private Substitution read(SubstitutionRequest.Item item, String path, Function<String, Optional<Person>> members) {
        Instant from = Objects.requireNonNullElse(item.from(), now).truncatedTo(ChronoUnit.MICROS);
        Substitution link = new Substitution(
                Ids.next(),
                principal,
                item.substitute().toString(),
                from,
                item.until().truncatedTo(ChronoUnit.MICROS),
                Objects.requireNonNullElse(item.kinds(), Set.of()));
        Optional<Substitution> same = before.stream().filter(link::continues).findFirst();
        failIf(link.substitute().equals(principal), path + "substitute", "SELF", "must be somebody else");
        failIf(
                members.apply(link.substitute()).isEmpty(),
                path + "substitute",
                "NOT_A_MEMBER",
                "must be a member of the organization");
        failIf(same.isEmpty() && from.isBefore(now), path + "from", "PAST", "must not be over");
        failIf(!link.until().isAfter(now), path + "until", "PAST", "must lie ahead");
        failIf(!link.until().isAfter(from), path + "until", "DATE_ORDER", "must be after from");
        failIf(
                Duration.between(from, link.until()).compareTo(LONGEST) > 0,
                path + "until",
                "TOO_LONG",
                "must be at most %d days after from".formatted(LONGEST.toDays()));
        return same.map(known -> known.endingAt(link.until())).orElse(link);
    }

    private void failIf(boolean broken, String field, String code, String message) {
        if (broken) {
            failures.add(new FieldFailure(field, code, message));
        }
    }
}
