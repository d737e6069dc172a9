package io.millrace.workflows;

import io.millrace.platform.engine.Deployments;
import io.millrace.platform.engine.Deployments.ModelsRefused;
import io.millrace.platform.engine.Migration;
import io.millrace.platform.engine.Migration.Obstacle;
import io.millrace.platform.engine.Migrations;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.workflows.MigrationTrials.Trial;
import io.millrace.workflows.WorkflowImpact.Step;
import io.millrace.workflows.WorkflowImpact.Trouble;
import io.millrace.workflows.WorkflowImpact.Waiting;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What would become of running instances if files were deployed and the instances migrated to them. It is found out by
 * deploying and migrating and taking both back, so that nobody is told here what the engine says otherwise later.
 */
@Component
@Transactional
class MigrationOutlooks {

    private final Deployments deployments;
    private final WorkflowViews views;
    private final RunningInstances running;
    private final Migrations migrations;
    private final MigrationTrials trials;

    MigrationOutlooks(
            Deployments deployments,
            WorkflowViews views,
            RunningInstances running,
            Migrations migrations,
            MigrationTrials trials) {
        this.deployments = deployments;
        this.views = views;
        this.running = running;
        this.migrations = migrations;
        this.trials = trials;
    }

    /** What a migration could take over, and what not. */
    record Outlook(List<Step> plan, List<Trouble> problems) {

        static final Outlook NONE = new Outlook(List.of(), List.of());
    }

    /**
     * The outlook of each process that is among the files.
     *
     * @param waiting where instances of each wait now
     */
    Map<String, Outlook> of(List<ModelFile> files, Map<String, List<Waiting>> waiting) {
        if (waiting.values().stream().allMatch(List::isEmpty)) {
            return Map.of();
        }
        try {
            return deployments.tryOut(
                    files,
                    deployed -> views.deployed(deployed.id()).stream()
                            .filter(version -> version.kind() == WorkflowKind.PROCESS)
                            .collect(Collectors.toMap(
                                    WorkflowView::key,
                                    version -> outlook(version, waiting.getOrDefault(version.key(), List.of())))));
        } catch (ModelsRefused e) {
            return waiting.entrySet().stream()
                    .collect(Collectors.toMap(Map.Entry::getKey, process -> unknown(process.getValue())));
        }
    }

    private static Outlook unknown(List<Waiting> waiting) {
        return new Outlook(
                List.of(),
                waiting.stream()
                        .map(at -> new Trouble(
                                at.activityId(),
                                "%d instances wait at '%s'; whether they could go on can't be said before the errors of the"
                                                .formatted(at.count(), named(at.activityId(), at.activityName()))
                                        + " files are mended."))
                        .toList());
    }

    private Outlook outlook(WorkflowView version, List<Waiting> waiting) {
        String target = views.definitionOf(version);
        Map<String, String> targets = new HashMap<>();
        Map<Obstacle, Long> obstacles = new LinkedHashMap<>();
        long unchecked = 0;
        for (String source : running.versions(version.key())) {
            Migration migration = migrations.plan(source, target, Map.of());
            migration.steps().stream()
                    .filter(step -> step.to() != null)
                    .forEach(step -> targets.putIfAbsent(step.from(), Objects.requireNonNull(step.to())));
            Trial trial = trials.of(migration, source, null);
            trial.failing()
                    .forEach(group ->
                            group.obstacles().forEach(obstacle -> obstacles.merge(obstacle, group.count(), Long::sum)));
            unchecked += trial.unchecked();
        }
        List<Trouble> problems = new ArrayList<>();
        obstacles.forEach((obstacle, count) -> problems.add(trouble(version.key(), obstacle, count)));
        if (unchecked > 0) {
            problems.add(new Trouble(
                    version.key(),
                    "%d more instances stand in too many different ways to look at each.".formatted(unchecked)));
        }
        List<Step> plan = waiting.stream()
                .map(Waiting::activityId)
                .filter(targets::containsKey)
                .filter(element -> problems.stream()
                        .noneMatch(problem -> problem.activityId().equals(element)))
                .map(element -> new Step(element, Objects.requireNonNull(targets.get(element))))
                .toList();
        return new Outlook(plan, problems);
    }

    private static Trouble trouble(String process, Obstacle obstacle, long count) {
        String element = obstacle.elementId();
        String where = element == null ? "" : " at '%s'".formatted(named(element, obstacle.elementName()));
        return new Trouble(
                element == null ? process : element,
                "%d instances wait%s and could not be migrated: %s".formatted(count, where, obstacle.explanation()));
    }

    private static String named(String id, @Nullable String name) {
        return name == null ? id : name;
    }
}
