package io.millrace.platform.security;

import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A user as a member of one organization.
 *
 * @param id Keycloak's subject
 * @param roles the names of the roles that the user has in this organization
 */
public record Person(
        String id,
        String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        Set<String> roles) {

    /** How other people know them: first and last name, else the user name. */
    public String displayName() {
        String name = Stream.of(firstName, lastName)
                .filter(part -> part != null && !part.isBlank())
                .collect(Collectors.joining(" "));
        return name.isBlank() ? username : name;
    }
}
