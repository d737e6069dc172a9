package io.millrace.platform.security;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a token of Keycloak says about its holder.
 *
 * @param userId the subject
 * @param organizations one for each organization that the token was issued for
 */
public record SignedIn(
        String userId,
        String username,
        @Nullable String email,
        @Nullable String firstName,
        @Nullable String lastName,
        Instant issuedAt,
        List<Organization> organizations) {

    /** A membership: the organization and the roles that its groups give. */
    public record Organization(UUID id, String alias, Set<String> roles) {}

    /**
     * Reads the claims {@code sub}, {@code preferred_username}, {@code email}, {@code given_name}, {@code family_name} and
     * {@code organization}, the last as Keycloak's organization mappers write it:
     * {@code {"acme": {"id": "…", "groups": ["/manager"]}}}.
     */
    static SignedIn from(Map<String, Object> claims, Instant issuedAt) {
        return new SignedIn(
                String.valueOf(claims.get("sub")),
                String.valueOf(claims.getOrDefault("preferred_username", claims.get("sub"))),
                (String) claims.get("email"),
                (String) claims.get("given_name"),
                (String) claims.get("family_name"),
                issuedAt,
                organizations(claims.get("organization")));
    }

    private static List<Organization> organizations(@Nullable Object claim) {
        if (!(claim instanceof Map<?, ?> byAlias)) {
            return List.of();
        }
        return byAlias.entrySet().stream()
                .filter(entry -> entry.getValue() instanceof Map<?, ?> details && details.get("id") != null)
                .map(entry -> organization(String.valueOf(entry.getKey()), (Map<?, ?>) entry.getValue()))
                .toList();
    }

    private static Organization organization(String alias, Map<?, ?> details) {
        Set<String> roles = new HashSet<>();
        if (details.get("groups") instanceof Collection<?> groups) {
            groups.forEach(group -> roles.add(String.valueOf(group).replaceFirst("^/", "")));
        }
        return new Organization(UUID.fromString(String.valueOf(details.get("id"))), alias, roles);
    }
}
