package io.millrace.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.events.Events;
import io.millrace.platform.jobs.JobQueue.Claim;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import io.millrace.testing.TestOrganization;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.aop.framework.ProxyFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionManager;
import org.springframework.transaction.annotation.AnnotationTransactionAttributeSource;
import org.springframework.transaction.interceptor.TransactionInterceptor;
import org.springframework.transaction.support.TransactionTemplate;

/** Runners of the test's own, as on several nodes; each test has a kind of work that no other runner knows. */
@PlatformContext
class JobRunnerTest {

    private static final Duration SHORT = Duration.ofMillis(20);
    private static final Duration LONG = Duration.ofHours(1);

    private final BackgroundJobs jobs;
    private final JobService service;
    private final JobQueue queue;
    private final JobSignal signal;
    private final Tenants tenants;
    private final Events events;
    private final JdbcClient jdbc;
    private final ObjectMapper json;
    private final PlatformTransactionManager manager;
    private final WorkerDatabase workers;
    private final TestOrganization organization;
    private final List<JobRunner> runners = new ArrayList<>();
    private final UUID ledger = UUID.randomUUID();
    private final JdbcClient superuser = PlatformDatabase.asSuperuser();

    @Autowired
    JobRunnerTest(
            BackgroundJobs jobs,
            JobService service,
            JobQueue queue,
            JobSignal signal,
            Tenants tenants,
            Events events,
            JdbcClient jdbc,
            ObjectMapper json,
            PlatformTransactionManager manager,
            WorkerDatabase workers) {
        this.jobs = jobs;
        this.service = service;
        this.queue = queue;
        this.signal = signal;
        this.tenants = tenants;
        this.events = events;
        this.jdbc = jdbc;
        this.json = json;
        this.manager = manager;
        this.workers = workers;
        this.organization = TestOrganization.create(workers);
    }

    @AfterEach
    void stop() {
        runners.forEach(JobRunner::stop);
    }

    @Test
    void a_job_begins_with_the_commit_that_asked_for_it_and_its_steps_run_as_the_system_for_its_organization() {
        var work = new Counting(jdbc, number -> {});
        runner(work, LONG, LONG, List.of());

        UUID id = begin(work, 3);

        await().until(() -> state(id) == JobState.DONE);
        JobView job = view(id);
        assertThat(job.progress()).isEqualTo(100);
        assertThat(job.done()).isEqualTo(3);
        assertThat(job.result().path("of").asInt()).isEqualTo(6);
        assertThat(job.createdBy()).isEqualTo(organization.userId().toString());
        assertThat(Counting.steps(ledger)).containsExactly(1, 2, 3);
        assertThat(work.actors())
                .containsOnly(Actor.system(organization.tenant(), "request-1", "background job " + id));
        assertThat(told(id)).containsExactly("io.millrace.platform.job.finished.v1");
    }

    @Test
    void the_audit_log_tells_of_a_jobs_begin_and_end_and_not_of_each_step() {
        var work = new Counting(jdbc, number -> {});
        runner(work, LONG, LONG, List.of());
        UUID id = begin(work, 20);
        await().until(() -> state(id) == JobState.DONE);

        assertThat(superuser
                        .sql("select new_row ->> 'state' from audit_log where row_id = :id order by occurred_at")
                        .param("id", id.toString())
                        .query(String.class)
                        .list())
                .containsExactly("QUEUED", "RUNNING", "DONE");
    }

    @Test
    void work_whose_caller_was_rolled_back_is_never_done() {
        var work = new Counting(jdbc, number -> {});
        as(() -> new TransactionTemplate(manager).execute(status -> {
            status.setRollbackOnly();
            return jobs.begin(work, "Count", new Counting.Upto(ledger, 2), 2L);
        }));
        runner(work, SHORT, SHORT, List.of());

        UUID next = begin(work, 1);

        await().until(() -> state(next) == JobState.DONE);
        assertThat(Counting.steps(ledger)).containsExactly(1);
    }

    @Test
    void a_step_that_fails_leaves_nothing_and_is_tried_again_until_it_succeeds() {
        var failures = new AtomicInteger();
        var work = new Counting(jdbc, number -> {
            if (number == 2 && failures.incrementAndGet() <= 2) {
                throw new IllegalStateException("told to fail");
            }
        });
        runner(work, SHORT, LONG, List.of(SHORT, SHORT, SHORT));

        UUID id = begin(work, 3);

        await().until(() -> state(id) == JobState.DONE);
        assertThat(failures).hasValue(3);
        assertThat(Counting.steps(ledger)).containsExactly(1, 2, 3);
        assertThat(view(id).error()).isNull();
    }

    @Test
    void after_its_last_try_a_job_has_failed_readably_and_goes_on_where_it_stopped_once_somebody_has_it_repeated() {
        Set<Integer> broken = ConcurrentHashMap.newKeySet();
        broken.add(3);
        var work = new Counting(jdbc, number -> {
            if (broken.contains(number)) {
                throw new IllegalStateException("relation \"secret\" does not exist");
            }
        });
        runner(work, SHORT, LONG, List.of(SHORT, SHORT));
        UUID id = begin(work, 4);

        await().until(() -> state(id) == JobState.FAILED);
        JobView failed = view(id);
        assertThat(failed.attempts()).isEqualTo(3);
        assertThat(failed.progress()).isEqualTo(50);
        assertThat(Objects.requireNonNull(failed.error()).code()).isEqualTo("JOB_STEP_FAILED");
        assertThat(failed.error().message())
                .isEqualTo("The step failed 3 times; the log has the details under the job's id.");
        assertThat(told(id)).containsExactly("io.millrace.platform.job.failed.v1");

        broken.clear();
        assertThat(as(() -> service.retry(id)).state()).isEqualTo(JobState.QUEUED);

        await().until(() -> state(id) == JobState.DONE);
        assertThat(Counting.steps(ledger)).containsExactly(1, 2, 3, 4);
        assertThat(view(id).done()).isEqualTo(4);
    }

    @Test
    void a_refusal_is_no_accident_and_not_tried_again() {
        var work = new Counting(jdbc, number -> {
            throw Problem.of(PlatformError.REFERENCE_CONFLICT, "The list was deleted meanwhile.");
        });
        runner(work, SHORT, LONG, List.of(SHORT, SHORT));

        UUID id = begin(work, 1);

        await().until(() -> state(id) == JobState.FAILED);
        assertThat(view(id).error())
                .isEqualTo(new JobView.Failure("REFERENCE_CONFLICT", "The list was deleted meanwhile."));
        assertThat(work.actors()).hasSize(1);
    }

    @Test
    void a_job_whose_node_died_within_a_step_goes_on_at_another_node_with_every_step_done_once() {
        var dies = new AtomicInteger(3);
        var work = new Counting(jdbc, number -> {
            if (dies.compareAndSet(number, 0)) {
                // What is left of a transaction when its node is gone.
                superuser
                        .sql(
                                "select pg_terminate_backend(pid) from pg_stat_activity where query like 'insert into probe.step%' and state = 'idle in transaction'")
                        .query(Boolean.class)
                        .list();
            }
        });
        UUID id = begin(work, 5);
        JobSteps dying = steps(SHORT, List.of());
        Claim claim = queue.claim(Set.of(work.kind()), SHORT).orElseThrow();
        CurrentActor.runAs(organization.actor("request-1"), () -> {
            dying.next(id, work);
            dying.next(id, work);
            assertThat(lost(() -> dying.next(id, work))).isTrue();
        });
        assertThat(claim.id()).isEqualTo(id);
        assertThat(view(id).progress()).isEqualTo(40);

        runner(work, SHORT, LONG, List.of(SHORT, SHORT));

        await().until(() -> state(id) == JobState.DONE);
        assertThat(Counting.steps(ledger)).containsExactly(1, 2, 3, 4, 5);
        assertThat(view(id).done()).isEqualTo(5);
        assertThat(told(id)).hasSize(1);
    }

    @Test
    void a_step_that_takes_longer_than_the_lease_is_not_begun_by_anybody_else() {
        var inHand = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var work = new Counting(jdbc, number -> {
            inHand.countDown();
            await().until(() -> goOn.getCount() == 0);
        });
        UUID id = begin(work, 1);
        runner(work, SHORT, Duration.ZERO, List.of());
        await().until(() -> inHand.getCount() == 0);

        assertThat(queue.claim(Set.of(work.kind()), SHORT)).isEmpty();

        goOn.countDown();
        await().until(() -> state(id) == JobState.DONE);
        assertThat(Counting.steps(ledger)).containsExactly(1);
    }

    @Test
    void a_job_that_no_node_survives_is_given_up() {
        var work = new Counting(jdbc, number -> {});
        UUID id = begin(work, 1);
        for (int node = 0; node < 3; node++) {
            assertThat(queue.claim(Set.of(work.kind()), Duration.ZERO)).isPresent();
        }

        runner(work, SHORT, LONG, List.of(SHORT, SHORT));

        await().until(() -> state(id) == JobState.FAILED);
        assertThat(Objects.requireNonNull(view(id).error()).code()).isEqualTo("JOB_NODE_LOST");
        assertThat(work.actors()).isEmpty();
    }

    @Test
    void a_job_that_is_cancelled_stops_after_the_step_that_it_is_at() {
        var inHand = new CountDownLatch(1);
        var goOn = new CountDownLatch(1);
        var work = new Counting(jdbc, number -> {
            inHand.countDown();
            await().until(() -> goOn.getCount() == 0);
        });
        runner(work, SHORT, LONG, List.of());
        UUID id = begin(work, 1_000_000);
        await().until(() -> inHand.getCount() == 0);

        CompletableFuture<JobView> cancelled = CompletableFuture.supplyAsync(() -> as(() -> service.cancel(id)));
        goOn.countDown();

        assertThat(cancelled.join().state()).isEqualTo(JobState.CANCELLED);
        runners.forEach(JobRunner::stop);
        List<Integer> steps = Counting.steps(ledger);
        assertThat(steps).isNotEmpty().hasSizeLessThan(1_000_000);
        assertThat(view(id).done()).isEqualTo(steps.size());
        assertThat(told(id)).containsExactly("io.millrace.platform.job.cancelled.v1");
    }

    @Test
    void many_jobs_of_one_organization_keep_no_other_waiting() {
        var work = new Counting(jdbc, number -> {});
        begin(work, 1);
        begin(work, 1);
        begin(work, 1);
        TestOrganization other = TestOrganization.create(workers);
        UUID others = CurrentActor.callAs(other.actor("request-2"), () -> begun(work, 1));

        assertThat(claimed(work)).isNotEqualTo(others);
        assertThat(claimed(work)).isEqualTo(others);
        assertThat(claimed(work)).isNotEqualTo(others);
    }

    @Test
    void a_long_job_lets_others_of_its_organization_have_their_turn() {
        var work = new Counting(jdbc, number -> {});
        runner(work, SHORT, LONG, List.of(), Duration.ZERO, 1);

        UUID lasting = begin(work, 1_000_000);
        await().until(() -> state(lasting) == JobState.RUNNING);
        UUID brief = begin(work, 2);

        await().until(() -> state(brief) == JobState.DONE);
        assertThat(state(lasting)).isEqualTo(JobState.RUNNING);
        as(() -> service.cancel(lasting));
    }

    @Test
    void two_clumsy_runners_do_every_step_of_many_jobs_once_and_in_order() {
        Set<String> failed = ConcurrentHashMap.newKeySet();
        var work = new Counting(jdbc, number -> {
            if (number % 4 == 0 && failed.add(Thread.currentThread().getName() + number)) {
                throw new IllegalStateException("clumsy");
            }
        });
        List<Duration> waits = List.of(SHORT, SHORT, SHORT, SHORT, SHORT);
        runner(work, SHORT, SHORT, waits, SHORT, 2);
        runner(work, SHORT, SHORT, waits, SHORT, 2);

        List<UUID> ledgers =
                IntStream.range(0, 10).mapToObj(i -> UUID.randomUUID()).toList();
        List<UUID> begun =
                ledgers.stream().map(each -> as(() -> begun(work, each, 12))).toList();

        await().atMost(Duration.ofMinutes(1)).until(() -> begun.stream().allMatch(id -> state(id) == JobState.DONE));
        assertThat(ledgers)
                .allSatisfy(each -> assertThat(Counting.steps(each))
                        .containsExactlyElementsOf(
                                IntStream.rangeClosed(1, 12).boxed().toList()));
    }

    @Test
    void a_node_leaves_work_alone_that_it_does_not_know() {
        var known = new Counting(jdbc, number -> {});
        var unknown = new Counting(jdbc, number -> {});
        runner(known, SHORT, LONG, List.of());

        UUID left = begin(unknown, 1);
        UUID taken = begin(known, 1);

        await().until(() -> state(taken) == JobState.DONE);
        assertThat(state(left)).isEqualTo(JobState.QUEUED);
    }

    private void runner(Counting work, Duration poll, Duration lease, List<Duration> waits) {
        runner(work, poll, lease, waits, LONG, 1);
    }

    private void runner(
            Counting work, Duration poll, Duration lease, List<Duration> waits, Duration slice, int workerCount) {
        var properties = new JobProperties(workerCount, poll, slice, lease, waits);
        var runner = new JobRunner(queue, steps(lease, waits), signal, tenants, List.of(work), properties);
        runners.add(runner);
        runner.start();
    }

    /** Each step in a transaction, as the proxy of the application's own makes it. */
    private JobSteps steps(Duration lease, List<Duration> waits) {
        var steps = new JobSteps(jdbc, json, events, new JobProperties(1, LONG, LONG, lease, waits));
        var proxies = new ProxyFactory(steps);
        proxies.setProxyTargetClass(true);
        proxies.addAdvice(new TransactionInterceptor(
                (TransactionManager) manager, new AnnotationTransactionAttributeSource(false)));
        return (JobSteps) proxies.getProxy();
    }

    private UUID begin(Counting work, int last) {
        return as(() -> begun(work, ledger, last));
    }

    private UUID begun(Counting work, int last) {
        return begun(work, ledger, last);
    }

    private UUID begun(Counting work, UUID counts, int last) {
        return Objects.requireNonNull(new TransactionTemplate(manager)
                .execute(status -> jobs.begin(work, "Count", new Counting.Upto(counts, last), (long) last)
                        .id()));
    }

    private UUID claimed(Counting work) {
        return queue.claim(Set.of(work.kind()), LONG).orElseThrow().id();
    }

    private <T> T as(Supplier<T> call) {
        return CurrentActor.callAs(organization.actor("request-1"), call);
    }

    private JobView view(UUID id) {
        return as(() -> service.get(id));
    }

    private JobState state(UUID id) {
        return view(id).state();
    }

    /** The types of events about the job, in their order. */
    private List<String> told(UUID job) {
        return superuser
                .sql("select type from event_outbox where subject = :job order by sequence")
                .param("job", job)
                .query(String.class)
                .list();
    }

    private static boolean lost(Runnable step) {
        try {
            step.run();
            return false;
        } catch (RuntimeException connectionLost) {
            return true;
        }
    }
}
