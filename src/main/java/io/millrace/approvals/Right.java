package io.millrace.approvals;

import io.millrace.substitutions.StandIn;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * By what right somebody decides an approval: their own, or that of the one for whom they stand in.
 *
 * @param people whose right it is first, who decides last; between them those who are away too
 */
record Right(List<String> people) {

    Right {
        people = List.copyOf(people);
    }

    static Right own(String userId) {
        return new Right(List.of(userId));
    }

    static Right of(StandIn standIn) {
        return new Right(standIn.people());
    }

    boolean isOwn() {
        return people.size() == 1;
    }

    String principal() {
        return people.get(0);
    }

    /** For whom the one who decides stands in; nobody where it is their own right. */
    @Nullable
    String onBehalfOf() {
        return isOwn() ? null : principal();
    }
}
