package io.millrace.workflows;

import io.millrace.platform.engine.Migration.Obstacle;
import io.millrace.platform.engine.Migrations;
import io.millrace.platform.jobs.BackgroundWork;
import io.millrace.workflows.WorkflowMigration.Failure;
import io.millrace.workflows.WorkflowMigrationWork.Order;
import io.millrace.workflows.WorkflowMigrationWork.Outcome;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Migrates instances one by one, in the order of their ids; one that can't be is recorded and stops no other. */
@Component
class WorkflowMigrationWork implements BackgroundWork<Order, Outcome> {

    private final RunningInstances running;
    private final Migrations migrations;

    WorkflowMigrationWork(RunningInstances running, Migrations migrations) {
        this.running = running;
        this.migrations = migrations;
    }

    /**
     * What is to be migrated.
     *
     * @param from the definition id of the version that instances are taken from
     * @param instances only these; null for all that run on the version when their turn comes
     */
    record Order(
            String from,
            String to,
            Map<String, String> mapping,
            @Nullable List<UUID> instances) {}

    /**
     * What has come of it.
     *
     * @param failures the first {@value WorkflowMigration#LISTED} of those that could not be migrated; they run on, on the
     *     version that they were on
     */
    record Outcome(long migrated, long failed, List<Failure> failures) {

        Outcome and(UUID instance, List<Obstacle> obstacles) {
            if (obstacles.isEmpty()) {
                return new Outcome(migrated + 1, failed, failures);
            }
            List<Failure> more = failures.size() == WorkflowMigration.LISTED
                    ? failures
                    : Stream.concat(failures.stream(), Stream.of(new Failure(instance, obstacles)))
                            .toList();
            return new Outcome(migrated, failed + 1, more);
        }
    }

    @Override
    public String kind() {
        return "workflows.migrate";
    }

    @Override
    public Class<Order> parameters() {
        return Order.class;
    }

    @Override
    public Class<Outcome> result() {
        return Outcome.class;
    }

    @Override
    public Outcome nothingYet() {
        return new Outcome(0, 0, List.of());
    }

    @Override
    public Step<Outcome> step(Order order, @Nullable String position, Outcome soFar) {
        Optional<String> next = running.after(position, order.from(), order.instances());
        if (next.isEmpty()) {
            return Step.end(0, soFar);
        }
        var migration = migrations.plan(order.from(), order.to(), order.mapping());
        List<Obstacle> obstacles = migrations.migrate(migration, next.get());
        return Step.to(next.get(), 1, soFar.and(UUID.fromString(next.get()), obstacles));
    }
}
