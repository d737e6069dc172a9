package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.engine.ServiceCall.Verdict;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import io.millrace.testing.TestOrganization;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls every method of every service of the engine as one organization, with the ids of another one's things, and does
 * what {@code services.txt} says of it. Each is called as a person with all capabilities, as the application's own services
 * do on behalf of a person, and as a job does; and as the other organization itself, to see that it would have worked.
 */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineServicesTest {

    private static final int ROUNDS = 5;

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final JobExecutor jobs;
    private final TransactionTemplate transactions;
    private final WorkerDatabase workers;
    private final Tenants tenants;
    private final JdbcClient superuser =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());
    private final EngineRows allRows = EngineRows.of(superuser);
    private final EngineRows visibleRows;
    private final Actor person;
    private final Actor job;
    private @Nullable ForeignOrganization foreign;

    EngineServicesTest(
            @Autowired ProcessEngineConfigurationImpl configuration,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc,
            @Autowired WorkerDatabase workers,
            @Autowired Tenants tenants) {
        this.configuration = configuration;
        this.engine = configuration.getProcessEngine();
        this.jobs = configuration.getJobExecutor();
        this.transactions = transactions;
        this.workers = workers;
        this.tenants = tenants;
        this.visibleRows = EngineRows.of(jdbc);
        Actor member = TestOrganization.create(workers).actor("engine-services");
        Set<String> all = superuser
                .sql("select name from capability")
                .query(String.class)
                .set();
        this.person = new Actor(member.tenant(), member.userId(), all, "engine-services", "test");
        this.job = Actor.system(member.tenant(), "engine-services", "test");
    }

    /** Nothing but the test may move the rows; the jobs that its calls leave are run by it, as the job executor does. */
    @BeforeAll
    void takeOverJobs() {
        jobs.shutdown();
        configuration.setJobExecutor(new TenantJobExecutor(tenants) {
            @Override
            public boolean isActive() {
                return true;
            }
        });
    }

    @AfterAll
    void giveBackJobs() {
        configuration.setJobExecutor(jobs);
        jobs.start();
    }

    static Stream<ServiceCall> calls() {
        return ServiceCall.all().stream().filter(call -> call.verdict() != Verdict.UNCALLED);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void nobody_reaches_another_organization_through(ServiceCall call) {
        if (foreign == null) {
            foreign = ForeignOrganization.create(engine, TestOrganization.create(workers));
        }
        Map<String, Object> values = values(call, foreign);
        Map<String, String> before = rows();
        Set<String> known = jobIds();

        Outcome asPerson = CurrentActor.callAs(person, () -> attempt(call, values, Supplier::get));
        Outcome trusted = CurrentActor.callAs(person, () -> attempt(call, values, this::trusted));
        Outcome asJob = CurrentActor.callAs(job, () -> attempt(call, values, Supplier::get));
        runJobs(known);
        Map<String, String> after = rows();
        Outcome owner = asOwner(call);
        System.err.println("OUT|" + call + "|" + call.verdict() + "\n   P " + asPerson + "\n   T " + trusted + "\n   S " + asJob + "\n   O " + owner);

        if (!after.equals(before)) {
            foreign = null;
        }
        assertThat(after).as("%s, %s, %s", asPerson, trusted, asJob).isEqualTo(before);
        if (!(asPerson.failure() instanceof AuthorizationException)) {
            asPerson.assertIs(call.verdict());
        }
        trusted.assertIs(call.verdict());
        asJob.assertIs(call.verdict());
        owner.assertIsOwners(call.verdict());
    }

    private Object trusted(Supplier<Object> work) {
        return ForeignOrganization.trusted(engine, work);
    }

    /** What the other organization itself gets from the call, which is undone. */
    private Outcome asOwner(ServiceCall call) {
        Map<String, Object> values = values(call, foreign);
        return CurrentActor.callAs(foreign.person, () -> transactions.execute(status -> {
            Map<String, String> before = visibleRows.except("", "");
            Outcome outcome = attempt(call, values, this::trusted);
            status.setRollbackOnly();
            return outcome.failure() == null && !visibleRows.except("", "").equals(before)
                    ? outcome.withChanges()
                    : outcome;
        }));
    }

    /** Found while nobody's rows are hidden. */
    private static Map<String, Object> values(ServiceCall call, ForeignOrganization foreign) {
        Map<String, Object> values = new HashMap<>();
        call.steps().forEach(step -> step.arguments().forEach(name -> values.put(name, foreign.value(name))));
        return values;
    }

    private Outcome attempt(
            ServiceCall call, Map<String, Object> values, Function<Supplier<Object>, @Nullable Object> door) {
        try {
            @Nullable Object answer = door.apply(() -> EngineQueries.results(() -> call.on(service(call), values::get), foreign));
            return new Outcome(null, foreign.isMentioned(AnswerText.of(answer)), false);
        } catch (RuntimeException e) {
            return new Outcome(e, foreign.tells(String.valueOf(e.getMessage())), false);
        }
    }

    private Object service(ServiceCall call) {
        return call.service().equals("ProcessEngine")
                ? engine
                : ServiceCall.call(engine, "get" + call.service() + "()");
    }

    private Map<String, String> rows() {
        return allRows.except(person.tenant().alias(), person.userId());
    }

    private Set<String> jobIds() {
        return new HashSet<>(
                superuser.sql("select id_ from act_ru_job").query(String.class).list());
    }

    /** Those that have come, and those that they leave. */
    private void runJobs(Set<String> known) {
        for (int round = 0; round < ROUNDS; round++) {
            Set<String> fresh = jobIds();
            fresh.removeAll(known);
            known.addAll(fresh);
            fresh.forEach(id -> configuration
                    .getJobExecutor()
                    .getExecuteJobsRunnable(List.of(id), (ProcessEngineImpl) engine)
                    .run());
        }
    }

    /**
     * @param mentions whether the answer names anything of the other organization, or the failure tells something
     * @param changes whether the call changed rows
     */
    private record Outcome(@Nullable RuntimeException failure, boolean mentions, boolean changes) {

        Outcome withChanges() {
            return new Outcome(failure, mentions, true);
        }

        void assertIs(Verdict verdict) {
            assertThat(mentions).as("%s and tells of the other organization", this).isFalse();
            switch (verdict) {
                case REFUSED -> assertThat(failure).isNotNull();
                case CLOSED -> assertThat(failure).hasMessageEndingWith(" is closed");
                case ABSENT -> {}
                default -> assertThat(failure).isNull();
            }
        }

        void assertIsOwners(Verdict verdict) {
            switch (verdict) {
                case REFUSED -> assertThat(failure).as("the organization itself").isNull();
                case NOTHING -> assertThat(failure == null && (mentions || changes))
                        .as("the organization itself: %s", this)
                        .isTrue();
                case CLOSED -> assertThat(failure).hasMessageEndingWith(" is closed");
                case ABSENT -> assertThat(failure != null || !(mentions || changes))
                        .as("the organization itself: %s", this)
                        .isTrue();
                default -> {}
            }
        }
    }
}
