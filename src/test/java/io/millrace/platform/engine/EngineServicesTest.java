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
import java.sql.SQLException;
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
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.history.parser.HistoryDecisionEvaluationListener;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;
import org.springframework.test.util.ReflectionTestUtils;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Calls every method of every service of the engine for one organization with the ids of another one's things, and sees that
 * what {@code services.txt} says of it holds. Each is called by a person with all capabilities, as the application's own
 * services do, and as a job does; and by the other organization itself, to see that it would have worked.
 */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineServicesTest {

    private static final int ROUNDS = 5;

    private final ProcessEngine engine;
    private final ProcessEngineConfigurationImpl configuration;
    private final JobExecutor jobs;
    private final HistoryLevel history;
    private final TransactionTemplate transactions;
    private final WorkerDatabase workers;
    private final Tenants tenants;
    private final SingleConnectionDataSource connection;
    private final JdbcClient superuser;
    private final EngineRows allRows;
    private final EngineRows visibleRows;
    private final Actor person;
    private final Actor job;
    private @Nullable ForeignOrganization foreign;

    EngineServicesTest(
            @Autowired ProcessEngineConfigurationImpl configuration,
            @Autowired TransactionTemplate transactions,
            @Autowired JdbcClient jdbc,
            @Autowired WorkerDatabase workers,
            @Autowired Tenants tenants)
            throws SQLException {
        this.connection = new SingleConnectionDataSource(
                Services.forTests().postgres().asSuperuser().getConnection(), true);
        this.superuser = JdbcClient.create(connection);
        this.allRows = EngineRows.of(superuser);
        this.configuration = configuration;
        this.engine = configuration.getProcessEngine();
        this.jobs = configuration.getJobExecutor();
        this.history = configuration.getHistoryLevel();
        this.transactions = transactions;
        this.workers = workers;
        this.tenants = tenants;
        this.visibleRows = EngineRows.of(jdbc);
        Actor member = TestOrganization.create(workers).actor("engine-services");
        Set<String> all = Set.copyOf(
                superuser.sql("select name from capability").query(String.class).list());
        this.person = new Actor(member.tenant(), member.userId(), all, "engine-services", "test");
        this.job = Actor.system(member.tenant(), "engine-services", "test");
    }

    /**
     * Nothing but the test moves the engine's rows: the jobs that its calls leave are run by it, the way the job executor
     * does. And all of the history is written that there can be.
     */
    @BeforeAll
    void takeOver() {
        jobs.shutdown();
        configuration.setJobExecutor(new TenantJobExecutor(tenants) {
            @Override
            public boolean isActive() {
                return true;
            }
        });
        keep(HistoryLevel.HISTORY_LEVEL_FULL);
    }

    /** The listener of decisions remembers what the level was when it was first asked. */
    private void keep(HistoryLevel level) {
        configuration.setHistoryLevel(level);
        configuration.getDmnEngineConfiguration().getDecisionEvaluationListeners().stream()
                .filter(HistoryDecisionEvaluationListener.class::isInstance)
                .forEach(listener -> ReflectionTestUtils.setField(listener, "historyLevel", level));
    }

    @AfterAll
    void giveBack() {
        try {
            if (foreign != null) {
                foreign.remove();
            }
            ForeignOrganization.removeAll(engine, person.tenant());
        } finally {
            connection.destroy();
            keep(history);
            configuration.setJobExecutor(jobs);
            jobs.start();
        }
    }

    @AfterEach
    void forgetWhoWasToldToBeAuthenticated() {
        engine.getIdentityService().clearAuthentication();
    }

    static Stream<ServiceCall> calls() {
        return ServiceCall.all().stream().filter(call -> call.verdict() != Verdict.UNCALLED);
    }

    static Stream<ServiceCall> callsForModels() {
        return calls().filter(SharedThings::areNamedIn);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("calls")
    void nobody_reaches_another_organization_by(ServiceCall call) {
        ForeignOrganization other = foreign();
        Map<String, String> before = rows();
        Set<String> known = jobIds();

        Outcome asPerson = outcome(call, other, person, Supplier::get);
        Outcome trusted = outcome(call, other, person, this::trusted);
        Outcome asJob = outcome(call, other, job, Supplier::get);
        runJobs(known);
        Map<String, String> after = rows();
        if (!after.equals(before)) {
            foreign = null;
        }
        assertThat(after).as("%s, %s, %s", asPerson, trusted, asJob).isEqualTo(before);

        Outcome owners = asOwner(call, other);
        owners.assertIsOwners(call.verdict());
        if (!(asPerson.failure() instanceof AuthorizationException)) {
            asPerson.assertIs(call.verdict(), owners);
        }
        trusted.assertIs(call.verdict(), owners);
        asJob.assertIs(call.verdict(), owners);
    }

    /** What one organization did to them would be done to all. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("callsForModels")
    void nobody_changes_the_models_that_all_share_by(ServiceCall call) {
        ForeignOrganization other = foreign();
        var shared = SharedThings.of(engine);
        Map<String, Object> values = call.values(name -> shared.find(name).orElseGet(() -> other.value(name)));
        Map<String, String> before = rows();
        Set<String> known = jobIds();

        Outcome trusted =
                CurrentActor.callAs(person, () -> Outcome.of(call, service(call), values, other, this::trusted));
        Outcome asJob = CurrentActor.callAs(job, () -> Outcome.of(call, service(call), values, other, Supplier::get));
        runJobs(known);

        assertThat(rows()).as("%s, %s", trusted, asJob).isEqualTo(before);
        assertThat(trusted.mention()).isNull();
        assertThat(asJob.mention()).isNull();
    }

    @Test
    void every_method_and_the_end_of_every_builder_has_been_reviewed() {
        assertThat(ServiceCall.all()).extracting(ServiceCall::signature).containsAll(EngineMethods.ofServices(engine));
        assertThat(ServiceCall.all()).extracting(ServiceCall::ending).containsAll(EngineMethods.endsOfBuilders());
    }

    @Test
    void no_line_of_the_review_is_about_a_method_that_is_not_there_and_every_exception_has_a_reason() {
        assertThat(EngineMethods.ofServices(engine))
                .containsAll(
                        ServiceCall.all().stream().map(ServiceCall::signature).toList());
        assertThat(ServiceCall.all())
                .filteredOn(call -> call.verdict().needsReason())
                .allSatisfy(call -> assertThat(call.reason()).isNotBlank());
    }

    /** The values are found anew for each, by nobody in particular: some of them can be used but once. */
    private Outcome outcome(
            ServiceCall call,
            ForeignOrganization other,
            Actor caller,
            Function<Supplier<Object>, @Nullable Object> door) {
        Map<String, Object> values = call.values(other::value);
        return CurrentActor.callAs(caller, () -> Outcome.of(call, service(call), values, other, door));
    }

    private ForeignOrganization foreign() {
        if (foreign == null) {
            foreign = ForeignOrganization.create(engine, workers);
        }
        return foreign;
    }

    private Object trusted(Supplier<Object> work) {
        return ForeignOrganization.trusted(engine, work);
    }

    /** What the other organization itself gets from the call, which is undone. */
    private Outcome asOwner(ServiceCall call, ForeignOrganization other) {
        Map<String, Object> values = call.values(other::value);
        return CurrentActor.callAs(
                other.person,
                () -> transactions.execute(status -> {
                    Map<String, String> before = visibleRows.except("", "");
                    Outcome outcome = Outcome.of(call, service(call), Map.of(), values, other, this::trusted);
                    status.setRollbackOnly();
                    return outcome.failure() == null
                                    && !visibleRows.except("", "").equals(before)
                            ? outcome.withChanges()
                            : outcome;
                }));
    }

    private Object service(ServiceCall call) {
        return EngineMethods.service(engine, call.service());
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
}
