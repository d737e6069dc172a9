package io.millrace.platform.engine;

import java.util.List;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.jspecify.annotations.Nullable;

/** From which version of a process to which, and what stands for what; {@link Migrations} makes and carries it out. */
public final class Migration {

    private final MigrationPlan plan;
    private final List<Step> steps;

    Migration(MigrationPlan plan, List<Step> steps) {
        this.plan = plan;
        this.steps = List.copyOf(steps);
    }

    MigrationPlan plan() {
        return plan;
    }

    /** Every element of the earlier version at which an instance can wait, or which it can be within. */
    public List<Step> steps() {
        return steps;
    }

    /**
     * Where an element's instances go on.
     *
     * @param to null where the later version has nothing that stands for it
     */
    public record Step(
            String from,
            @Nullable String fromName,
            @Nullable String to) {}

    /**
     * Why an instance can't be migrated.
     *
     * @param elementId where it is; null when it concerns the instance as a whole
     */
    public record Obstacle(
            @Nullable String elementId, @Nullable String elementName, String explanation) {}

    /** Why one element can't stand for another. */
    public record Mismatch(String from, String to, String explanation) {}

    /** The mapping that was asked for is not possible. */
    public static final class MappingRefused extends RuntimeException {
        private final transient List<Mismatch> mismatches;

        MappingRefused(List<Mismatch> mismatches) {
            super(mismatches.toString());
            this.mismatches = List.copyOf(mismatches);
        }

        public List<Mismatch> mismatches() {
            return mismatches;
        }
    }
}
