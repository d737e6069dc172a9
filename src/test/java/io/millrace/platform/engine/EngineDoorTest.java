package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.testing.MillraceTest;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.runtime.Job;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.transaction.support.TransactionTemplate;

@MillraceTest
class EngineDoorTest {

    private static final Actor ACME = actor("a0000000-0000-4000-8000-000000000001", "acme");
    private static final Actor GLOBEX = actor("a0000000-0000-4000-8000-000000000002", "globex");

    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final IdentityService identity;
    private final TransactionTemplate transactions;

    EngineDoorTest(
            @Autowired RuntimeService runtime,
            @Autowired TaskService tasks,
            @Autowired ManagementService management,
            @Autowired IdentityService identity,
            @Autowired TransactionTemplate transactions) {
        this.identity = identity;
        this.transactions = transactions;
        this.runtime = runtime;
        this.tasks = tasks;
        this.management = management;
    }

    @Test
    void a_requests_thread_without_an_actor_gets_nothing_from_the_engine() {
        assertThatThrownBy(() -> new RequestThread()
                        .doFilter(
                                new MockHttpServletRequest(),
                                new MockHttpServletResponse(),
                                (request, response) -> tasks.createTaskQuery().count()))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("without an actor");
    }

    @Test
    void a_requests_thread_may_do_the_systems_work_for_an_organization_in_a_scope_of_its_own() throws Exception {
        new RequestThread()
                .doFilter(
                        new MockHttpServletRequest(),
                        new MockHttpServletResponse(),
                        (request, response) -> assertThat(CurrentActor.callAs(
                                        ACME, () -> tasks.createTaskQuery().count()))
                                .isNotNegative());
    }

    @Test
    void nobody_becomes_another_by_telling_the_engine_so() {
        UUID subject = UUID.randomUUID();
        CurrentActor.runAs(ACME, () -> startWaiting(subject));
        var query = runtime.createProcessInstanceQuery().processInstanceBusinessKey(subject.toString());

        try {
            long seen = CurrentActor.callAs(GLOBEX, () -> {
                identity.setAuthentication("somebody", List.of("PROCESS_READ"), List.of("acme"));
                return query.count();
            });
            assertThat(seen).isZero();
        } finally {
            identity.clearAuthentication();
        }
    }

    @Test
    void a_job_is_checked_by_the_engine_where_the_database_knows_of_no_organization() {
        UUID subject = UUID.randomUUID();
        CurrentActor.runAs(ACME, () -> startWaiting(subject));
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.toString())
                .singleResult()
                .getId();

        transactions.executeWithoutResult(begunByNobody -> {
            begunByNobody.setRollbackOnly();
            assertThat(CurrentActor.<Long>callAs(
                            GLOBEX,
                            () -> runtime.createProcessInstanceQuery()
                                    .processInstanceId(instance)
                                    .count()))
                    .isZero();
            assertThatThrownBy(() -> CurrentActor.runAs(GLOBEX, () -> runtime.setVariable(instance, "is", "mine")))
                    .hasMessageContaining("no authenticated tenant");
        });
    }

    @Test
    void an_instance_belongs_to_the_organization_that_started_it_and_no_other_sees_it() {
        UUID subject = UUID.randomUUID();
        CurrentActor.runAs(ACME, () -> startWaiting(subject));
        String key = subject.toString();

        Actor member = new Actor(GLOBEX.tenant(), UUID.randomUUID().toString(), Set.of("PROCESS_READ"), "r", "test");
        long seen = CurrentActor.callAs(
                member,
                () -> runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .count());

        assertThat(seen).isZero();
        assertThat(runtime.createProcessInstanceQuery()
                        .processInstanceBusinessKey(key)
                        .singleResult()
                        .getTenantId())
                .isEqualTo("acme");
    }

    @Test
    void no_service_task_runs_for_one_organizations_instance_as_another_organization_or_as_nobody() {
        UUID subject = UUID.randomUUID();
        CurrentActor.runAs(ACME, () -> startWaiting(subject));
        String instance = runtime.createProcessInstanceQuery()
                .processInstanceBusinessKey(subject.toString())
                .singleResult()
                .getId();
        List<Job> timers =
                management.createJobQuery().processInstanceId(instance).list();
        Job reminder = timers.stream()
                .filter(job -> job.getDuedate() != null)
                .findFirst()
                .orElseThrow();

        assertThatThrownBy(() -> CurrentActor.runAs(GLOBEX, () -> management.executeJob(reminder.getId())))
                .hasMessageContaining("No job found");
        assertThatThrownBy(() -> management.executeJob(reminder.getId()))
                .hasMessageContaining("belongs to acme, and nobody is acting");
    }

    /** The model of approvals runs without a module's rows as long as the matrix knows no kind of it. */
    private void startWaiting(UUID subject) {
        runtime.createProcessInstanceByKey("approval")
                .processDefinitionWithoutTenantId()
                .businessKey(subject.toString())
                .setVariables(Map.of(
                        "approvalKind", "engine-door-test",
                        "approvalAmount", 1.0,
                        "approvalCurrency", "EUR",
                        "submittedBy", "somebody",
                        "subjectType", "nothing",
                        "subjectTitle", "A test",
                        "subjectSummary", "of the engine's door"))
                .execute();
    }

    private static Actor actor(String id, String alias) {
        return Actor.system(new Tenant(UUID.fromString(id), alias, alias), "engine-door", "test");
    }
}
