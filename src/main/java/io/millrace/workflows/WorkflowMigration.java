package io.millrace.workflows;

import io.millrace.platform.engine.Migration.Obstacle;
import io.millrace.platform.engine.Migration.Step;
import io.millrace.platform.jobs.JobView;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Running instances on their way to another version.
 *
 * @param plan every element of the earlier version at which an instance can be, and what stands for it in the later one
 * @param instances how many are to be migrated
 * @param check what would come of it; null when it is really done
 * @param job does it; null in a dry run
 */
record WorkflowMigration(
        String key,
        int fromVersion,
        boolean fromShared,
        int toVersion,
        boolean toShared,
        List<Step> plan,
        long instances,
        @Nullable Check check,
        @Nullable JobView job) {

    /** So many failures are listed at most; the others are counted. */
    static final int LISTED = 100;

    /**
     * What a dry run found.
     *
     * @param failing how many instances could not be migrated
     * @param unchecked how many were not looked at, because the instances stand in too many different ways
     * @param failures the first {@value #LISTED} of those that could not be migrated
     */
    record Check(long failing, long unchecked, List<Failure> failures) {}

    /** An instance that can't be migrated. */
    record Failure(UUID instanceId, List<Obstacle> reasons) {}
}
