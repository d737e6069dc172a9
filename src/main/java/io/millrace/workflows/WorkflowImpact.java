package io.millrace.workflows;

import io.millrace.platform.engine.check.ModelChange;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a deployment would change.
 *
 * @param processes one for each executable process among the files
 */
record WorkflowImpact(List<OfProcess> processes) {

    /**
     * @param fromVersion the version in force, which running instances stay on; null where the process is new
     * @param fromShared whether that version is one that all organizations share
     * @param instances where instances of any earlier version wait now
     * @param plan the elements at which they wait that they could go on from in the new version, after a migration
     * @param problems the elements at which they wait that they could not go on from; the process itself where the reason
     *     is at none of them. Found by trying, as a dry run of the migration does
     */
    record OfProcess(
            String key,
            @Nullable Integer fromVersion,
            @Nullable Boolean fromShared,
            List<Change> changes,
            List<Waiting> instances,
            List<Step> plan,
            List<Trouble> problems) {}

    /** @param what the parts of the element that differ, comma between them; empty where it is new or gone */
    record Change(String elementId, @Nullable String elementName, ModelChange.Kind change, String what) {}

    record Waiting(String activityId, @Nullable String activityName, String type, long count) {}

    record Step(String from, String to) {}

    record Trouble(String activityId, String explanation) {}
}
