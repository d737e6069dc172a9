package io.millrace.approvals;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.engine.Processes;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.Problem;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.TestOrganization;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.camunda.bpm.engine.TaskService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Fifty people at one task: one of them decides it, and everybody else is told that it was decided. */
@MillraceTest
class ApprovalRaceTest {

    private static final int PEOPLE = 50;

    @Autowired
    private Signing signing;

    @Autowired
    private Processes processes;

    @Autowired
    private ApprovalService service;

    @Autowired
    private TaskService tasks;

    @Autowired
    private WorkerDatabase worker;

    @Test
    void of_fifty_people_one_decides_and_forty_nine_get_409_through_the_api_and_the_engine_alike() throws Exception {
        signing.requestedBy("petra"); // The model is deployed.
        TestOrganization organization = TestOrganization.create(worker);
        Approval approval = requested(organization);
        List<Actor> people = members(organization);

        List<Integer> statuses = atOnce(person -> {
            Actor actor = people.get(person);
            return CurrentActor.callAs(actor, () -> person % 2 == 0 ? byApi(approval) : byEngine(approval));
        });

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(PEOPLE - 1);
        assertThat(Signing.database()
                        .sql("select count(*) from event_outbox where subject = ?"
                                + " and type = 'io.millrace.approvals.approval.decided.v1'")
                        .param(approval.subjectId())
                        .query(Long.class)
                        .single())
                .isOne();
    }

    @Test
    void of_fifty_calls_at_once_one_decides_and_forty_nine_get_409() throws Exception {
        UUID approval = signing.requestedBy("petra").get(0);
        List<String> approvers = List.of("amir", "mona", "otto");
        approvers.forEach(Signing::as);

        List<Integer> statuses = atOnce(call -> {
            Api caller = Signing.as(approvers.get(call % 3));
            Answer answer;
            do {
                // As a client does that is told to come again, because all connections were taken.
                answer = caller.post(Signing.APPROVALS + approval + "/approve", Map.of());
            } while (answer.status() == 503);
            return answer.status();
        });

        assertThat(statuses).filteredOn(status -> status == 200).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(PEOPLE - 1);
    }

    @Test
    void several_who_sign_side_by_side_all_succeed() throws Exception {
        List<UUID> approvals = signing.requestedBy("petra");
        List<String> approvers = List.of("amir", "mona", "otto");
        approvers.forEach(Signing::as);

        List<Integer> statuses = atOnce(
                3,
                call -> Signing.approve(approvers.get(call), approvals.get(call))
                        .status());

        assertThat(statuses).containsOnly(200);
        assertThat(approvals)
                .allSatisfy(approval ->
                        assertThat(Signing.column(approval, "state")).isEqualTo("DECIDED"));
    }

    private int byApi(Approval approval) {
        return status(() -> service.decide(approval.id(), Decision.APPROVE, null, IfMatch.any()));
    }

    private int byEngine(Approval approval) {
        return status(() -> tasks.complete(approval.taskId(), Map.of("decision", "APPROVE")));
    }

    private static int status(Runnable work) {
        while (true) {
            try {
                work.run();
                return 200;
            } catch (RuntimeException e) {
                int status = Problem.of(rootProblem(e)).code().status().value();
                if (status != 503) {
                    return status;
                }
            }
        }
    }

    /** The engine wraps what our own interceptors and listeners throw. */
    private static Throwable rootProblem(Throwable thrown) {
        for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
            if (cause instanceof Problem) {
                return cause;
            }
        }
        return thrown;
    }

    private Approval requested(TestOrganization organization) {
        UUID subject = UUID.randomUUID();
        CurrentActor.runAs(
                Actor.system(organization.tenant(), "race", "test"),
                () -> processes.start(
                        "three-signatures",
                        subject,
                        Map.of(
                                "subjectType", "nothing",
                                "subjectTitle", "A race",
                                "subjectSummary", "for one signature",
                                "submittedBy", UUID.randomUUID().toString(),
                                "approvalKind", "race")));
        return Signing.database()
                .sql("select * from approval where subject_id = ? limit 1")
                .param(subject)
                .query(ApprovalRow::read)
                .single();
    }

    private List<Actor> members(TestOrganization organization) {
        List<Actor> people = new ArrayList<>();
        for (int i = 0; i < PEOPLE; i++) {
            UUID person = UUID.randomUUID();
            worker.call(jdbc -> jdbc.sql("insert into member (tenant_id, id, username, roles, seen_at)"
                            + " values (?, ?, ?, '{manager}', now())")
                    .params(organization.tenant().id(), person, person.toString())
                    .update());
            people.add(new Actor(
                    organization.tenant(), person.toString(), Set.of("PARTNER_APPROVE"), "race-" + i, "test"));
        }
        return people;
    }

    private static List<Integer> atOnce(IntFunction<Integer> call) throws Exception {
        return atOnce(PEOPLE, call);
    }

    private static List<Integer> atOnce(int callers, IntFunction<Integer> call) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            var start = new CountDownLatch(1);
            List<Future<Integer>> answers = new ArrayList<>();
            for (int i = 0; i < callers; i++) {
                int caller = i;
                answers.add(threads.submit(() -> {
                    start.await();
                    return call.apply(caller);
                }));
            }
            start.countDown();
            List<Integer> statuses = new ArrayList<>();
            for (Future<Integer> answer : answers) {
                statuses.add(answer.get());
            }
            return statuses;
        } finally {
            threads.shutdown();
        }
    }
}
