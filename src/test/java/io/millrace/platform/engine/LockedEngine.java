package io.millrace.platform.engine;

import io.millrace.platform.engine.EngineConfiguration.MillracePlugin;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.engine.check.Surroundings;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngineConfiguration;
import org.camunda.bpm.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.springframework.beans.factory.support.StaticListableBeanFactory;

/** A real engine with as many of our locks as a test wants to leave on. */
final class LockedEngine implements AutoCloseable {

    record Nothing() {}

    private static final ModelFile FORM = new ModelFile("claim.decide.form", """
            {"executionPlatform": "Camunda Platform", "executionPlatformVersion": "7.24.0", "schemaVersion": 16,
             "id": "claim.decide", "type": "default", "components": [
               {"type": "text", "id": "what", "text": "Is the claim in order?"}]}
            """.getBytes(StandardCharsets.UTF_8));

    private static final ServiceTask<?, ?> DO_WORK =
            ServiceTask.doing(TaskContract.of("Do the work", "", Nothing.class), input -> {});

    private final EmbeddedPostgres postgres;
    private final ProcessEngine engine;

    LockedEngine(EmbeddedPostgres postgres, String name, boolean checked, boolean guarded, boolean expressionsGuarded) {
        this.postgres = postgres;
        var configuration = new StandaloneProcessEngineConfiguration();
        configuration.setProcessEngineName(name);
        configuration.setDataSource(postgres.getPostgresDatabase());
        configuration.setDatabaseSchemaUpdate(ProcessEngineConfiguration.DB_SCHEMA_UPDATE_TRUE);
        configuration.setJobExecutorActivate(false);
        var canary = new Canary();
        if (expressionsGuarded) {
            configuration.setExpressionManager(new AllowListExpressionManager(
                    new StaticListableBeanFactory(Map.of("doWork", DO_WORK, "canary", canary))));
        } else {
            configuration.setBeans(
                    new HashMap<>(Map.of("doWork", new ServiceTaskDelegate<>(DO_WORK), "canary", canary)));
        }
        if (checked) {
            MillracePlugin.checkDeployments(configuration, organization -> surroundings());
        }
        if (guarded) {
            MillracePlugin.guardParsing(configuration);
        }
        engine = configuration.buildProcessEngine();
    }

    static Surroundings surroundings() {
        return new Surroundings() {
            @Override
            public Set<String> capabilities() {
                return Set.of("PARTNER_APPROVE");
            }

            @Override
            public Map<String, TaskContract<?, ?>> tasks() {
                return Map.of("doWork", DO_WORK.contract());
            }

            @Override
            public Optional<ModelFile> process(String key) {
                return key.equals("other")
                        ? Optional.of(HostileModels.file(HostileModels.GOOD.replace("\"claim\"", "\"other\"")))
                        : Optional.empty();
            }

            @Override
            public Optional<ModelFile> decision(String key) {
                return Optional.empty();
            }

            @Override
            public Optional<ModelFile> form(String key) {
                return key.equals("claim.decide") ? Optional.of(FORM) : Optional.empty();
            }
        };
    }

    ProcessEngine engine() {
        return engine;
    }

    /** Deploys the file and plays its process as far as it goes. */
    void tryOut(ModelFile file) {
        deploy(file);
        start();
        engine.getTaskService()
                .createTaskQuery()
                .list()
                .forEach(task -> engine.getTaskService().complete(task.getId()));
    }

    void start() {
        engine.getRuntimeService().startProcessInstanceByKey("claim", Map.of("level", 2, "claimId", "c1"));
    }

    void deploy(ModelFile file) {
        engine.getRepositoryService()
                .createDeployment()
                .addInputStream(file.name(), new ByteArrayInputStream(file.content()))
                .deploy();
    }

    void deleteAll() {
        var repository = engine.getRepositoryService();
        repository
                .createDeploymentQuery()
                .list()
                .forEach(deployment -> repository.deleteDeployment(deployment.getId(), true));
    }

    /** Deployments and files that are stored. */
    long stored() {
        try (var connection = postgres.getPostgresDatabase().getConnection();
                var rows = connection
                        .createStatement()
                        .executeQuery(
                                "select (select count(*) from act_re_deployment) + (select count(*) from act_ge_bytearray)")) {
            rows.next();
            return rows.getLong(1);
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        engine.close();
    }
}
