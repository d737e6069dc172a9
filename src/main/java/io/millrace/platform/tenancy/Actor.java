package io.millrace.platform.tenancy;

import java.util.Set;

/**
 * Who acts, for which organization, and what they may do there.
 *
 * @param userId Keycloak's subject, or {@value #SYSTEM} for the engine's jobs and the system's own workers
 * @param capabilities what the user's roles in this one organization allow
 * @param requestId the correlation id that ties log lines, events and audit rows together
 * @param origin where the work came from: the client's network address, or the process instance of a job
 */
public record Actor(Tenant tenant, String userId, Set<String> capabilities, String requestId, String origin) {

    public static final String SYSTEM = "system";

    public Actor {
        capabilities = Set.copyOf(capabilities);
    }

    /** The system itself at work for an organization; it has no capabilities because nobody asks it for any. */
    public static Actor system(Tenant tenant, String requestId, String origin) {
        return new Actor(tenant, SYSTEM, Set.of(), requestId, origin);
    }

    public boolean isSystem() {
        return SYSTEM.equals(userId);
    }

    public boolean may(String capability) {
        return capabilities.contains(capability);
    }
}
