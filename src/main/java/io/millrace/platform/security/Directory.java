package io.millrace.platform.security;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The people of the organizations, kept beside the application so that names, mails and capabilities work while Keycloak
 * is down. A change in Keycloak is seen here within a minute.
 */
public interface Directory {

    /** A member of the current actor's organization. */
    Optional<Person> person(String userId);

    /**
     * Display names by user id in the current actor's organization, former members included, in one query; ids of nobody
     * known are left out.
     */
    Map<String, String> names(Set<String> userIds);

    /** All members of the current actor's organization, by name. */
    List<Person> people();

    /** Members of the current actor's organization who have the capability. */
    List<Person> holders(String capability);

    /** The names of the roles that carry the capability in the current actor's organization. */
    Set<String> rolesWith(String capability);

    /** What a user may do in one organization; empty when the user is no member. */
    Set<String> capabilities(UUID tenantId, String userId);

    /** Takes over what a token says, unless Keycloak has said something newer; this is how newcomers work at once. */
    void learn(SignedIn signedIn);
}
