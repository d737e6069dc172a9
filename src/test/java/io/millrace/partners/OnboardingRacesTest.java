package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several people doing the same thing at the same time: it happens once, and everybody is told the truth. */
@MillraceTest
class OnboardingRacesTest {

    private static final List<String> APPROVERS = List.of("amir", "mona", "otto");

    @RepeatedTest(2)
    void of_twenty_approvals_at_once_exactly_one_counts() throws Exception {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        var approval = application.approvalFor("amir");

        var answers = atOnce(
                20,
                i -> i % 2 == 0
                        ? application.approve(APPROVERS.get(i % 3))
                        : Api.as(APPROVERS.get(i % 3))
                                .in("acme")
                                .withFreshKey()
                                .post("/api/v1/approvals/" + approval + "/approve", Map.of()));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(403, 409));
        assertThat(OnboardingRecords.eventTypes(application.id()))
                .hasSize(6)
                .doesNotHaveDuplicates()
                .endsWith("io.millrace.partners.partner.activated.v1");
        assertThat(OnboardingRecords.count("select count(*) from partner where id = ?", application.id()))
                .isOne();
        assertThat(OnboardingRecords.mails(application.declared().contactMail(), "Welcome", 1))
                .hasSize(1);
        assertThat(OnboardingRecords.count(
                        "select count(*) from event_outbox where type = 'io.millrace.platform.mail.requested.v1'"
                                + " and event -> 'data' ->> 'to' = ?",
                        application.declared().contactMail()))
                .isOne();
    }

    @RepeatedTest(2)
    void of_several_submissions_at_once_exactly_one_counts() throws Exception {
        var application =
                Onboarding.startedBy("petra", DeclaredPartner.supplier()).withDocuments("petra");

        var answers = atOnce(
                6, i -> Api.as(i % 2 == 0 ? "petra" : "mona").withFreshKey().post(application.path() + "/submit"));

        assertThat(answers).filteredOn(answer -> answer.status() == 200).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 200)
                .allSatisfy(
                        answer -> assertThat(answer.status()).as(answer.body()).isIn(403, 409));
        assertThat(OnboardingRecords.eventTypes(application.id()))
                .containsExactly(
                        "io.millrace.partners.application.started.v1",
                        "io.millrace.partners.application.submitted.v1",
                        "io.millrace.approvals.approval.requested.v1");
        assertThat(OnboardingRecords.count("select count(*) from approval where subject_id = ?", application.id()))
                .isOne();
    }

    @Test
    void of_an_approval_and_a_rejection_at_once_one_counts() throws Exception {
        for (int round = 0; round < 3; round++) {
            var application = Onboarding.submitted(DeclaredPartner.supplier());

            var answers = atOnce(
                    2,
                    i -> i == 0
                            ? application.approve("amir")
                            : application.reject("mona", "There is no demand for it."));

            assertThat(answers).extracting(Answer::status).containsExactlyInAnyOrder(200, 409);
            boolean approved = answers.get(0).status() == 200;
            assertThat(application.status()).isEqualTo(approved ? "APPROVED" : "REJECTED");
        }
    }

    @Test
    void one_key_used_by_many_at_once_starts_one_application() throws Exception {
        var declared = DeclaredPartner.supplier();
        Api petra = Api.as("petra").withFreshKey();

        var answers = atOnce(10, i -> petra.post(Onboarding.START, declared));

        assertThat(answers).extracting(Answer::status).containsOnly(201);
        assertThat(answers).extracting(Answer::body).containsOnly(answers.get(0).body());
        assertThat(OnboardingRecords.count(
                        "select count(*) from partner_application where legal_name = ?", declared.name()))
                .isOne();
    }

    interface Call {
        Answer of(int caller);
    }

    static List<Answer> atOnce(int callers, Call call) throws InterruptedException, ExecutionException {
        // Tokens first, so that nobody waits for Keycloak when the race starts.
        APPROVERS.forEach(Api::as);
        Api.as("petra");
        ExecutorService threads = Executors.newFixedThreadPool(callers);
        try {
            var start = new CountDownLatch(1);
            var answers = IntStream.range(0, callers)
                    .mapToObj(caller -> threads.submit((Callable<Answer>) () -> {
                        start.await();
                        return call.of(caller);
                    }))
                    .toList();
            start.countDown();
            var received = new java.util.ArrayList<Answer>();
            for (Future<Answer> answer : answers) {
                received.add(answer.get());
            }
            return received;
        } finally {
            threads.shutdown();
        }
    }
}
