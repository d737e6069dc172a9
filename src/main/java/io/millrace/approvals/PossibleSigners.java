package io.millrace.approvals;

import io.millrace.platform.security.Directory;
import io.millrace.platform.security.Person;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Who could give a signature. Who stands in for one of them signs in their place, and never for somebody kept out. */
@Component
class PossibleSigners {

    private final Directory directory;
    private final Approvals approvals;

    PossibleSigners(Directory directory, Approvals approvals) {
        this.directory = directory;
        this.approvals = approvals;
    }

    /**
     * @param people who can sign
     * @param held whether anybody holds the capability
     * @param onlyRequester whether the one person who would be left is the one whose request it is
     */
    record Signers(Set<String> people, boolean held, boolean onlyRequester) {}

    /** Of those who hold the capability, without the requester and without those who have signed the request before. */
    Signers of(String capability, String processInstanceId, @Nullable String requester) {
        Set<String> holders =
                directory.holders(capability).stream().map(Person::id).collect(Collectors.toSet());
        Set<String> people = new TreeSet<>(holders);
        people.removeAll(approvals.signers(processInstanceId));
        boolean requesters = requester != null && people.remove(requester);
        return new Signers(people, !holders.isEmpty(), requesters && people.isEmpty());
    }
}
