package io.millrace.platform.engine;

import io.millrace.platform.engine.Migration.MappingRefused;
import io.millrace.platform.engine.Migration.Obstacle;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.camunda.bpm.engine.exception.NotFoundException;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.persistence.entity.ProcessDefinitionEntity;
import org.camunda.bpm.engine.migration.MigratingProcessInstanceValidationException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.dao.TransientDataAccessException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes running process instances of the current actor's organization to another version of their model: its own to a
 * shared one and back as well. The caller has checked that the actor may.
 *
 * <p>An instance keeps its id, its variables, its history and the tasks that wait, with their ids, names, deadlines and
 * whom they are offered to; events that wait keep what they wait for, and when they are due. What comes after is the new
 * version's.
 */
@Service
@Transactional
public class Migrations {

    private static final Logger LOG = LoggerFactory.getLogger(Migrations.class);

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ProcessEngineConfigurationImpl engine;
    private final ObjectProvider<UserTaskObserver> observers;
    private final TransactionTemplate withinTransaction;

    Migrations(
            RuntimeService runtime,
            TaskService tasks,
            ProcessEngineConfigurationImpl engine,
            ObjectProvider<UserTaskObserver> observers,
            PlatformTransactionManager transactions) {
        this.runtime = runtime;
        this.tasks = tasks;
        this.engine = engine;
        this.observers = observers;
        this.withinTransaction = new TransactionTemplate(transactions);
        // What fails or is only tried takes back its own part of the caller's transaction.
        this.withinTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /**
     * Works out what stands for what.
     *
     * @param from the earlier version's definition id
     * @param to the later version's definition id
     * @param mapping elements of the earlier version to elements of the later one, where those of the same id and kind are
     *     not meant
     * @throws MappingRefused when the mapping names what is not there or can't stand for each other
     */
    @Transactional(noRollbackFor = MappingRefused.class)
    public Migration plan(String from, String to, Map<String, String> mapping) {
        var plans = new MigrationPlans(runtime);
        Optional<Migration> plan = Objects.requireNonNull(withinTransaction.execute(status -> {
            // A mapping that the engine refuses on the way to the plan would take the caller's transaction along.
            status.setRollbackOnly();
            return trusted(() -> plans.plan(definition(from), definition(to), mapping));
        }));
        return plan.orElseThrow(() -> new MappingRefused(plans.mismatches()));
    }

    /**
     * Migrates an instance and takes it back, in the caller's transaction: nothing but the answer is left.
     *
     * @return why it could not be migrated; empty when it could
     */
    public List<Obstacle> tryOut(Migration migration, String processInstanceId) {
        return attempt(migration, processInstanceId, true);
    }

    /**
     * Migrates an instance in the caller's transaction, which goes on unharmed when that fails.
     *
     * @return why it could not be migrated; empty when it was
     * @throws TransientDataAccessException when somebody moved the instance on at the same time, or the database is away:
     *     the caller's transaction is lost, and another one may succeed
     */
    public List<Obstacle> migrate(Migration migration, String processInstanceId) {
        return attempt(migration, processInstanceId, false);
    }

    private List<Obstacle> attempt(Migration migration, String instance, boolean takeBack) {
        try {
            return Objects.requireNonNull(withinTransaction.execute(status -> {
                List<Obstacle> obstacles = move(migration, instance);
                if (takeBack || !obstacles.isEmpty()) {
                    status.setRollbackOnly();
                }
                return obstacles;
            }));
        } catch (Problem refusal) {
            return List.of(new Obstacle(null, null, refusal.detail()));
        } catch (RuntimeException e) {
            if (passes(e)) {
                throw e;
            }
            LOG.warn("Process instance {} was not migrated", instance, e);
            return List.of(new Obstacle(
                    null,
                    null,
                    "It failed for a reason on our side; the log has the details under the instance's id."));
        }
    }

    private List<Obstacle> move(Migration migration, String instance) {
        requireOwn(migration, instance);
        List<Obstacle> obstacles = trusted(() -> {
            try {
                runtime.newMigration(migration.plan())
                        .processInstanceIds(instance)
                        .execute();
                return List.of();
            } catch (MigratingProcessInstanceValidationException e) {
                // Caught here, where nothing is changed yet, since the engine would log it as an accident of its own.
                return obstacles(migration, e);
            }
        });
        return obstacles.isEmpty() ? refusals(instance) : obstacles;
    }

    /** The engine's own check holds for people; jobs run as the system, which it lets do anything. */
    private void requireOwn(Migration migration, String instance) {
        boolean own = trusted(() -> runtime
                .createProcessInstanceQuery()
                .processInstanceId(instance)
                .processDefinitionId(migration.plan().getSourceProcessDefinitionId())
                .list()
                .stream()
                .anyMatch(one -> organization().equals(one.getTenantId())));
        if (!own) {
            throw Problem.of(EngineError.PROCESS_NOT_ON_VERSION);
        }
    }

    private ProcessDefinitionEntity definition(String id) {
        ProcessDefinitionEntity definition;
        try {
            definition = engine.getDeploymentCache().findDeployedProcessDefinitionById(id);
        } catch (NotFoundException e) {
            throw Problem.of(EngineError.PROCESS_VERSION_GONE).causedBy(e);
        }
        // Models in memory are everybody's.
        if (definition.getTenantId() != null && !definition.getTenantId().equals(organization())) {
            throw Problem.of(EngineError.PROCESS_VERSION_GONE);
        }
        return definition;
    }

    /** Whoever observes tasks is told, and may refuse. */
    private List<Obstacle> refusals(String instance) {
        return trusted(() -> {
            try {
                tasks.createTaskQuery()
                        .processInstanceId(instance)
                        .list()
                        .forEach(task -> observers
                                .orderedStream()
                                .forEach(observer -> observer.moved(new EngineUserTask((DelegateTask) task))));
                return List.of();
            } catch (Problem refusal) {
                return List.of(new Obstacle(null, null, refusal.detail()));
            }
        });
    }

    private static List<Obstacle> obstacles(Migration migration, MigratingProcessInstanceValidationException e) {
        var report = e.getValidationReport();
        List<Obstacle> obstacles = new ArrayList<>();
        report.getFailures().forEach(failure -> obstacles.add(new Obstacle(null, null, words(failure))));
        report.getActivityInstanceReports()
                .forEach(activity -> activity.getFailures()
                        .forEach(failure -> obstacles.add(obstacle(migration, activity.getSourceScopeId(), failure))));
        report.getTransitionInstanceReports()
                .forEach(waiting -> waiting.getFailures()
                        .forEach(failure -> obstacles.add(obstacle(migration, waiting.getSourceScopeId(), failure))));
        return obstacles.stream().distinct().toList();
    }

    private static Obstacle obstacle(Migration migration, String element, String failure) {
        if (element.equals(migration.plan().getSourceProcessDefinitionId())) {
            return new Obstacle(null, null, words(failure));
        }
        String name = migration.steps().stream()
                .filter(step -> step.from().equals(element))
                .findFirst()
                .map(Migration.Step::fromName)
                .orElse(null);
        return new Obstacle(element, name, words(failure));
    }

    /** What the engine says most, in the words of somebody who draws models. */
    private static String words(String failure) {
        return switch (failure) {
            case "There is no migration instruction for this instance's activity" ->
                "The new version has nothing of this id and kind to go on from; map it to another element of its kind.";
            case "The type of the source activity is not supported for activity instance migration" ->
                "It is at an element of a kind from which no instance can be migrated; let it go on first.";
            case "Target activity is not asyncBefore", "Target activity is not asyncAfter" ->
                "It waits there for its turn to be worked on, and the new version does not let it wait there.";
            default -> failure.endsWith(".") ? failure : failure + ".";
        };
    }

    /** Whether another try may succeed where this one did not. */
    private static boolean passes(RuntimeException e) {
        for (@Nullable Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof TransientDataAccessException) {
                return true;
            }
            // A lost connection, a lost race, a server that goes down.
            if (cause instanceof SQLException sql
                    && sql.getSQLState() != null
                    && sql.getSQLState().matches("(08|40|57).*")) {
                return true;
            }
        }
        return false;
    }

    private static String organization() {
        return CurrentActor.require().tenant().alias();
    }

    /** Without the engine's permissions; its tenant check stays. */
    private <T> T trusted(Supplier<T> work) {
        return EngineCalls.call(() ->
                engine.getCommandExecutorTxRequired().execute(context -> context.runWithoutAuthorization(work::get)));
    }
}
