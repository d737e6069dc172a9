package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.engine.Migration.Obstacle;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.web.Problem;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.workflows.SampleModels;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** The engine's door for migrations, as jobs use it: as the system, which the engine itself lets do anything. */
@MillraceTest
class MigrationsTest {

    private static final Actor GLOBEX = Actor.system(
            new Tenant(UUID.fromString("a0000000-0000-4000-8000-000000000002"), "globex", "Globex"), "r", "test");

    private final Migrations migrations;
    private final RepositoryService repository;
    private final RuntimeService runtime;
    private final TransactionTemplate transactions;

    MigrationsTest(
            @Autowired Migrations migrations,
            @Autowired RepositoryService repository,
            @Autowired RuntimeService runtime,
            @Autowired TransactionTemplate transactions) {
        this.migrations = migrations;
        this.repository = repository;
        this.runtime = runtime;
        this.transactions = transactions;
    }

    @Test
    void nobody_plans_with_a_version_of_another_organization() {
        String own = definition(SampleModels.deployed());
        String shared = definition("approval");

        for (String[] way : List.of(new String[] {own, shared}, new String[] {shared, own})) {
            assertThatThrownBy(() -> as(GLOBEX, () -> migrations.plan(way[0], way[1], Map.of())))
                    .isInstanceOf(Problem.class)
                    .hasMessageContaining("PROCESS_VERSION_GONE");
        }
    }

    @Test
    void nobody_migrates_an_instance_of_another_organization() {
        UUID instance = SampleModels.started();
        String version = runtime.createProcessInstanceQuery()
                .processInstanceId(instance.toString())
                .singleResult()
                .getProcessDefinitionId();
        Migration migration = as(People.system(), () -> migrations.plan(version, version, Map.of()));

        assertThat(as(GLOBEX, () -> migrations.migrate(migration, instance.toString())))
                .extracting(Obstacle::explanation)
                .containsExactly("The process instance is not on this version.");
        assertThat(as(People.system(), () -> migrations.migrate(migration, instance.toString())))
                .isEmpty();
    }

    @Test
    void a_version_that_is_gone_is_named_as_such() {
        String version = definition(SampleModels.deployed());

        assertThatThrownBy(() -> as(People.system(), () -> migrations.plan(version, "no-such-version", Map.of())))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(EngineError.PROCESS_VERSION_GONE));
    }

    @Test
    void what_fails_or_is_only_tried_leaves_the_callers_transaction_alone() {
        String key = SampleModels.deployed();
        String from = definition(key);
        String to = definition(SampleModels.deployed());
        String instance = start(key);

        List<Obstacle> found = as(People.system(), () -> {
            Migration equal = migrations.plan(from, to, Map.of());
            List<Obstacle> tried = migrations.tryOut(equal, instance);
            assertThat(definitionOf(instance)).isEqualTo(from);
            assertThat(migrations.migrate(equal, UUID.randomUUID().toString())).isNotEmpty();
            assertThatThrownBy(() -> migrations.plan(from, to, Map.of("check", "arrived")))
                    .isInstanceOf(Migration.MappingRefused.class);
            assertThat(migrations.migrate(equal, instance)).isEmpty();
            return tried;
        });

        assertThat(found).isEmpty();
        assertThat(definitionOf(instance)).isEqualTo(to);
    }

    private String definitionOf(String instance) {
        return runtime.createProcessInstanceQuery()
                .processInstanceId(instance)
                .singleResult()
                .getProcessDefinitionId();
    }

    private String definition(String key) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key)
                .latestVersion()
                .list()
                .get(0)
                .getId();
    }

    private static String start(String key) {
        return SampleModels.done(SampleModels.dora()
                        .post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1}}"))
                .json()
                .get("id")
                .asText();
    }

    private <T> T as(Actor actor, Supplier<T> work) {
        return CurrentActor.callAs(actor, () -> Objects.requireNonNull(transactions.execute(status -> work.get())));
    }
}
