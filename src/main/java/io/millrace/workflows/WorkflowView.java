package io.millrace.workflows;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A deployed version.
 *
 * @param shared whether all organizations use it, until they have one of their own
 * @param version counted from 1 within the organization's own, and within the shared ones
 * @param versionTag the designer's own name of the version
 * @param file as it was called when it was deployed
 */
record WorkflowView(
        String key,
        WorkflowKind kind,
        @Nullable String name,
        int version,
        boolean shared,
        @Nullable String versionTag,
        Instant deployedAt,
        String deploymentId,
        String file) {}
