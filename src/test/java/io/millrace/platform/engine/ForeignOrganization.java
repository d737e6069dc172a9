package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.TestOrganization;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;

/**
 * An organization that has one of everything which the engine keeps. Its values are what a caller of a service could name:
 * under the names of the services' own parameters the ids of these things, and harmless values for the rest.
 */
final class ForeignOrganization {

    /** Begins or is part of whatever the organization gave a name to. */
    final String key = "k" + UUID.randomUUID().toString().substring(0, 8);

    /** Stands in whatever of the organization has a text. */
    final String secret = "secret of " + key;

    final ProcessEngine engine;
    final Actor person;
    private final Map<String, Object> values = new HashMap<>();
    private final Map<String, Object> plainValues = new HashMap<>();

    private ForeignOrganization(ProcessEngine engine, TestOrganization organization) {
        this.engine = engine;
        this.person = new Actor(
                organization.tenant(),
                organization.userId().toString(),
                Set.of("PARTNER_APPROVE"),
                "foreign",
                "192.0.2.8");
    }

    static ForeignOrganization create(ProcessEngine engine, WorkerDatabase workers) {
        var organization = TestOrganization.create(workers);
        var foreign = new ForeignOrganization(engine, organization);
        workers.call(jdbc -> jdbc.sql("""
                        insert into member (tenant_id, id, username, roles, seen_at)
                        values (:tenant, :id, :name, array['partner-manager'], now())""")
                .param("tenant", organization.tenant().id())
                .param("id", organization.userId())
                .param("name", foreign.secret)
                .update());
        ForeignArguments.name(foreign);
        new ForeignModels(foreign).deploy();
        new ForeignInstances(foreign).start();
        new ForeignWork(foreign).leave();
        return foreign;
    }

    String alias() {
        return person.tenant().alias();
    }

    /** @throws IllegalArgumentException when nothing has the name */
    Object value(String name) {
        Object value = values.getOrDefault(name, plainValues.get(name));
        if (value == null) {
            throw new IllegalArgumentException("Nothing is known as " + name);
        }
        return value instanceof Supplier<?> supplier ? supplier.get() : value;
    }

    String id(String name) {
        return (String) value(name);
    }

    void put(String name, Object value) {
        values.put(name, value);
    }

    /** A value that says nothing about the organization. */
    void putPlain(String name, Object value) {
        plainValues.put(name, value);
    }

    /** A value that is found anew each time. */
    void supply(String name, Supplier<Object> value) {
        values.put(name, value);
    }

    /** The first in the text that names the organization or anything of it, but for what the caller named himself. */
    Optional<String> mention(String text, String named) {
        return Stream.concat(
                        Stream.of(alias(), key, person.userId()),
                        values.values().stream()
                                .filter(String.class::isInstance)
                                .map(String.class::cast))
                .filter(mark -> mark.length() >= key.length() && !named.contains(mark))
                .filter(text::contains)
                .findFirst();
    }

    /** Whether the text says what only the organization itself may know. */
    boolean tells(String text) {
        return text.contains(secret);
    }

    /** One command of the organization's person. */
    <T> T by(Supplier<T> work) {
        return CurrentActor.callAs(person, () -> trusted(engine, work));
    }

    void does(Runnable work) {
        by(() -> {
            work.run();
            return key;
        });
    }

    /** As the job executor does it. */
    void runJob(String id) {
        configuration(engine)
                .getJobExecutor()
                .getExecuteJobsRunnable(List.of(id), (ProcessEngineImpl) engine)
                .run();
    }

    /** As the application's own services call the engine: the tenant is checked, permissions are not. */
    static <T> T trusted(ProcessEngine engine, Supplier<T> work) {
        return configuration(engine)
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work::get));
    }

    /** Takes away what other tests would see. */
    void remove() {
        removeAll(engine, person.tenant());
        engine.getFilterService().deleteFilter(id("filterId"));
        engine.getAuthorizationService()
                .createAuthorizationQuery()
                .userIdIn(person.userId())
                .list()
                .forEach(grant -> engine.getAuthorizationService().deleteAuthorization(grant.getId()));
        engine.getIdentityService().deleteUserInfo(person.userId(), "phone");
    }

    static void removeAll(ProcessEngine engine, Tenant tenant) {
        CurrentActor.runAs(Actor.system(tenant, "end-of-test", "test"), () -> removeAll(engine, tenant.alias()));
    }

    private static void removeAll(ProcessEngine engine, String alias) {
        var management = engine.getManagementService();
        management
                .createBatchQuery()
                .tenantIdIn(alias)
                .list()
                .forEach(batch -> management.deleteBatch(batch.getId(), true));
        engine.getRuntimeService()
                .createProcessInstanceQuery()
                .tenantIdIn(alias)
                .list()
                .forEach(instance -> engine.getRuntimeService()
                        .deleteProcessInstanceIfExists(instance.getId(), "Test is over", true, true, true, false));
        engine.getRepositoryService()
                .createDeploymentQuery()
                .tenantIdIn(alias)
                .list()
                .forEach(deployment -> engine.getRepositoryService().deleteDeployment(deployment.getId(), true));
        engine.getTaskService()
                .createTaskQuery()
                .tenantIdIn(alias)
                .list()
                .forEach(task -> engine.getTaskService().deleteTask(task.getId(), true));
        management.createJobQuery().tenantIdIn(alias).list().forEach(job -> management.deleteJob(job.getId()));
    }

    private static ProcessEngineConfigurationImpl configuration(ProcessEngine engine) {
        return (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
    }
}
