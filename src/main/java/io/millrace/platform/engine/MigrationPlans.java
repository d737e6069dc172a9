package io.millrace.platform.engine;

import io.millrace.platform.engine.Migration.Mismatch;
import io.millrace.platform.engine.Migration.Step;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.impl.bpmn.behavior.ConditionalEventBehavior;
import org.camunda.bpm.engine.impl.bpmn.behavior.MultiInstanceActivityBehavior;
import org.camunda.bpm.engine.impl.migration.validation.activity.SupportedActivityValidator;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.impl.pvm.process.ActivityImpl;
import org.camunda.bpm.engine.impl.pvm.process.ScopeImpl;
import org.camunda.bpm.engine.migration.MigrationInstruction;
import org.camunda.bpm.engine.migration.MigrationInstructionValidationReport;
import org.camunda.bpm.engine.migration.MigrationPlan;
import org.camunda.bpm.engine.migration.MigrationPlanValidationException;

/**
 * Makes the plan of a migration: elements of one id and kind stand for each other, as the engine sees it, save where the
 * caller knows better.
 */
final class MigrationPlans {

    private final RuntimeService runtime;
    private List<Mismatch> mismatches = List.of();

    MigrationPlans(RuntimeService runtime) {
        this.runtime = runtime;
    }

    /** Why there is no plan. */
    List<Mismatch> mismatches() {
        return mismatches;
    }

    /**
     * The plan; empty when something of the caller's own mapping can't be. What it rules out among the elements that are
     * equal is left out.
     */
    Optional<Migration> plan(ProcessDefinitionEntity from, ProcessDefinitionEntity to, Map<String, String> mapping) {
        List<MigrationInstruction> equal = runtime.createMigrationPlan(from.getId(), to.getId())
                .mapEqualActivities()
                .build()
                .getInstructions();
        Set<String> leftOut = new HashSet<>(mapping.keySet());
        while (true) {
            try {
                return Optional.of(migration(from, build(from, to, mapping, equal, leftOut)));
            } catch (MigrationPlanValidationException e) {
                List<MigrationInstructionValidationReport> reports =
                        e.getValidationReport().getInstructionReports();
                mismatches = reports.stream()
                        .filter(report -> mapping.containsKey(
                                report.getMigrationInstruction().getSourceActivityId()))
                        .map(MigrationPlans::mismatch)
                        .toList();
                if (!mismatches.isEmpty()) {
                    return Optional.empty();
                }
                reports.forEach(
                        report -> leftOut.add(report.getMigrationInstruction().getSourceActivityId()));
            }
        }
    }

    private MigrationPlan build(
            ProcessDefinitionEntity from,
            ProcessDefinitionEntity to,
            Map<String, String> mapping,
            List<MigrationInstruction> equal,
            Set<String> leftOut) {
        var builder = runtime.createMigrationPlan(from.getId(), to.getId());
        for (MigrationInstruction instruction : equal) {
            if (!leftOut.contains(instruction.getSourceActivityId())) {
                var mapped =
                        builder.mapActivities(instruction.getSourceActivityId(), instruction.getTargetActivityId());
                if (instruction.isUpdateEventTrigger()) {
                    mapped.updateEventTrigger();
                }
            }
        }
        mapping.forEach((source, target) -> {
            var mapped = builder.mapActivities(source, target);
            ActivityImpl activity = from.findActivity(source);
            // The engine carries no condition over: it has to be the new version's.
            if (activity != null && activity.getActivityBehavior() instanceof ConditionalEventBehavior) {
                mapped.updateEventTrigger();
            }
        });
        return builder.build();
    }

    private static Mismatch mismatch(MigrationInstructionValidationReport report) {
        MigrationInstruction instruction = report.getMigrationInstruction();
        return new Mismatch(
                instruction.getSourceActivityId(),
                instruction.getTargetActivityId(),
                String.join("; ", report.getFailures()));
    }

    private static Migration migration(ProcessDefinitionEntity from, MigrationPlan plan) {
        Map<String, String> targets = plan.getInstructions().stream()
                .collect(Collectors.toMap(
                        MigrationInstruction::getSourceActivityId, MigrationInstruction::getTargetActivityId));
        List<Step> steps = within(from)
                .filter(activity -> SupportedActivityValidator.INSTANCE.valid(activity))
                .filter(activity -> !(activity.getActivityBehavior() instanceof MultiInstanceActivityBehavior))
                .map(activity -> new Step(activity.getId(), activity.getName(), targets.get(activity.getId())))
                .toList();
        return new Migration(plan, steps);
    }

    private static Stream<ActivityImpl> within(ScopeImpl scope) {
        return scope.getActivities().stream().flatMap(activity -> Stream.concat(Stream.of(activity), within(activity)));
    }
}
