package io.millrace.workflows;

import io.millrace.platform.engine.Migration;
import io.millrace.platform.engine.Migration.Obstacle;
import io.millrace.platform.engine.Migrations;
import io.millrace.workflows.RunningInstances.Alike;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Finds out which instances a migration would fail for, by doing it and taking it back. One of each group of instances that
 * stand alike is tried, so that it takes no longer for a hundred thousand of them than for a hundred.
 */
@Component
@Transactional
class MigrationTrials {

    /** So many groups are tried at most. Instances stand in a few dozen ways, however many they are. */
    private static final int GROUPS = 200;

    private final RunningInstances running;
    private final Migrations migrations;

    MigrationTrials(RunningInstances running, Migrations migrations) {
        this.running = running;
        this.migrations = migrations;
    }

    /**
     * What was found.
     *
     * @param instances how many there are
     * @param unchecked how many stand in a way that was not tried
     */
    record Trial(long instances, long unchecked, List<Failing> failing) {

        long failingInstances() {
            return failing.stream().mapToLong(Failing::count).sum();
        }
    }

    /**
     * Instances that stand alike and can't be migrated.
     *
     * @param ids the first {@value WorkflowMigration#LISTED} of them
     */
    record Failing(long count, List<UUID> ids, List<Obstacle> obstacles) {}

    /** @param named only these instances; null for all that run on the version */
    Trial of(Migration migration, String fromDefinition, @Nullable List<UUID> named) {
        List<Alike> groups = running.alike(fromDefinition, named, GROUPS);
        var failing = new ArrayList<Failing>();
        for (Alike alike : groups) {
            List<Obstacle> obstacles =
                    migrations.tryOut(migration, alike.ids().get(0).toString());
            if (!obstacles.isEmpty()) {
                failing.add(new Failing(alike.count(), alike.ids(), obstacles));
            }
        }
        long instances = groups.isEmpty() ? 0 : groups.get(0).total();
        long tried = groups.stream().mapToLong(Alike::count).sum();
        return new Trial(instances, instances - tried, failing);
    }
}
