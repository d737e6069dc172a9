package io.millrace.workflows;

import java.time.Instant;

/**
 * A deployed version of a decision table.
 *
 * @param shared whether it is one that all organizations share
 * @param version counted from 1 within the organization's own, and within the shared ones
 * @param definitionId by which the engine evaluates it
 * @param file as it was called when it was deployed
 */
public record DecisionVersion(
        String key,
        int version,
        boolean shared,
        Instant deployedAt,
        String definitionId,
        String deploymentId,
        String file) {

    /** What people, and processes that keep to it, call the version: {@code own 2} or {@code shared 1}. */
    public String label() {
        return (shared ? "shared " : "own ") + version;
    }
}
