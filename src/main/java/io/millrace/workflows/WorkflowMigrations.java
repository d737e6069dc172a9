package io.millrace.workflows;

import io.millrace.platform.engine.Migration;
import io.millrace.platform.engine.Migration.MappingRefused;
import io.millrace.platform.engine.Migrations;
import io.millrace.platform.jobs.BackgroundJobs;
import io.millrace.platform.jobs.JobView;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Problem;
import io.millrace.workflows.MigrationTrials.Trial;
import io.millrace.workflows.WorkflowMigration.Check;
import io.millrace.workflows.WorkflowMigration.Failure;
import io.millrace.workflows.WorkflowMigrationWork.Order;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Takes running instances of the current organization to another version of their model, or says what would come of it. */
@Service
@Transactional
class WorkflowMigrations {

    private static final int NAMED = 10;

    private final WorkflowViews views;
    private final RunningInstances running;
    private final Migrations migrations;
    private final MigrationTrials trials;
    private final BackgroundJobs jobs;
    private final WorkflowMigrationWork work;

    WorkflowMigrations(
            WorkflowViews views,
            RunningInstances running,
            Migrations migrations,
            MigrationTrials trials,
            BackgroundJobs jobs,
            WorkflowMigrationWork work) {
        this.views = views;
        this.running = running;
        this.migrations = migrations;
        this.trials = trials;
        this.jobs = jobs;
        this.work = work;
    }

    /**
     * From where to where.
     *
     * @param mapping elements of the earlier version to those that stand for them, beside those that are equal
     * @param instances only these; null for all that run on the earlier version
     */
    record Way(
            WorkflowView from,
            WorkflowView to,
            Map<String, String> mapping,
            @Nullable List<UUID> instances) {}

    /** Does it and takes it back: nothing is changed. */
    WorkflowMigration tryOut(Way way) {
        String from = views.definitionOf(way.from());
        Migration migration = plan(way, from);
        Trial trial = trials.of(migration, from, way.instances());
        List<Failure> failures = trial.failing().stream()
                .flatMap(group -> group.ids().stream().map(id -> new Failure(id, group.obstacles())))
                .limit(WorkflowMigration.LISTED)
                .toList();
        return answer(
                way,
                migration,
                trial.instances(),
                new Check(trial.failingInstances(), trial.unchecked(), failures),
                null);
    }

    /** Has it done by a background job. */
    WorkflowMigration begin(Way way) {
        String from = views.definitionOf(way.from());
        Migration migration = plan(way, from);
        long instances = running.count(from, way.instances());
        JobView job = jobs.begin(
                work,
                "Migrate %s from %s to %s".formatted(way.from().key(), named(way.from()), named(way.to())),
                new Order(from, views.definitionOf(way.to()), way.mapping(), way.instances()),
                instances);
        return answer(way, migration, instances, null, job);
    }

    private Migration plan(Way way, String from) {
        String to = views.definitionOf(way.to());
        if (from.equals(to)) {
            throw Problem.of(WorkflowError.MIGRATION_TO_ITSELF);
        }
        if (way.instances() != null) {
            List<UUID> missing = running.missing(from, way.instances());
            if (!missing.isEmpty()) {
                throw Problem.of(
                        WorkflowError.MIGRATION_INSTANCE_NOT_FOUND,
                        "%d of the instances do not run on this version, such as %s."
                                .formatted(
                                        missing.size(),
                                        missing.stream()
                                                .limit(NAMED)
                                                .map(UUID::toString)
                                                .collect(Collectors.joining(", "))));
            }
        }
        try {
            return migrations.plan(from, to, way.mapping());
        } catch (MappingRefused e) {
            throw Problem.of(WorkflowError.MIGRATION_MAPPING_REFUSED)
                    .withFields(e.mismatches().stream()
                            .map(one -> new FieldFailure(
                                    "mapping",
                                    "MISMATCH",
                                    "'%s' can't stand for '%s': %s".formatted(one.to(), one.from(), one.explanation())))
                            .toList())
                    .causedBy(e);
        }
    }

    private static String named(WorkflowView version) {
        return "%sversion %d".formatted(version.shared() ? "shared " : "", version.version());
    }

    private static WorkflowMigration answer(
            Way way, Migration migration, long instances, @Nullable Check check, @Nullable JobView job) {
        return new WorkflowMigration(
                way.from().key(),
                way.from().version(),
                way.from().shared(),
                way.to().version(),
                way.to().shared(),
                migration.steps(),
                instances,
                check,
                job);
    }
}
