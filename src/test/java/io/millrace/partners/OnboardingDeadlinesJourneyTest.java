package io.millrace.partners;

import static io.millrace.partners.OnboardingRecords.database;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Timers;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What happens when nobody acts: the real job executor runs the timers, as the organization that they belong to. */
@MillraceTest
class OnboardingDeadlinesJourneyTest {

    @Autowired
    private Timers timers;

    /** Whoever has called once is known by mail address and role. */
    @BeforeEach
    void everybodyHasCalledOnce() {
        List.of("petra", "amir", "mona", "clara", "ada")
                .forEach(user -> Onboarding.ok(Api.as(user).get("/api/v1/approvals/count")));
    }

    @Test
    void an_application_that_is_not_completed_is_reminded_of_and_then_escalated() {
        var application = Onboarding.startedBy("petra", DeclaredPartner.supplier());

        timers.runNow(application.id(), "completionReminder");
        timers.runNow(application.id(), "completionEscalation");

        assertMailed(List.of("petra", "amir", "mona"), "Reminder: an application waits", application);
        assertMailed(List.of("petra", "ada"), "Overdue: an application waits", application);
        assertThat(application.status()).isEqualTo("DRAFT");
        assertThat(application.read().path("waitingFor")).hasSize(1);
    }

    @Test
    void a_decision_that_nobody_makes_is_reminded_of_and_then_escalated() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());

        timers.runNow(application.id(), "approvalReminder");
        timers.runNow(application.id(), "approvalEscalation");

        assertMailed(List.of("amir", "mona"), "Reminder: a decision waits", application);
        assertMailed(List.of("amir", "ada"), "Overdue: a decision waits", application);
        assertThat(application.approve("amir").json().path("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void a_review_that_nobody_makes_is_reminded_of_and_then_escalated() {
        var application = Onboarding.submitted(
                DeclaredPartner.supplier().with("legalName", "Grupo Agroexportador Cascabel S.A."));

        timers.runNow(application.id(), "reviewReminder");
        timers.runNow(application.id(), "reviewEscalation");

        assertMailed(List.of("clara"), "Reminder: a screening hit", application);
        assertMailed(List.of("clara", "ada"), "Overdue: a screening hit", application);
    }

    @Test
    void after_thirty_days_an_application_lapses_wherever_it_stands_and_the_applicant_is_told() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        var approval = application.approvalFor("amir");
        assertThat(Duration.between(
                        java.time.Instant.parse(
                                application.read().path("createdAt").asText()),
                        timers.due(application.id(), "expiryReached")))
                .isBetween(
                        Duration.ofDays(30).minusSeconds(1), Duration.ofDays(30).plusSeconds(1));

        timers.runNow(application.id(), "expiryReached");

        assertThat(application.status()).isEqualTo("EXPIRED");
        assertThat(application.read().path("waitingFor")).isEmpty();
        assertThat(database()
                        .sql("select state from approval where id = ?")
                        .param(approval)
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN");
        assertThat(OnboardingRecords.mails(application.declared().contactMail(), "lapsed", 1))
                .hasSize(1);
        assertThat(OnboardingRecords.eventTypes(application.id()))
                .endsWith("io.millrace.partners.application.expired.v1");
        assertThat(application.approve("amir").status()).isEqualTo(409);
    }

    @Test
    void a_job_writes_as_the_system_for_the_organization_of_its_process_and_no_other() {
        var application = Onboarding.startedBy("petra", DeclaredPartner.supplier());

        timers.runNow(application.id(), "expiryReached");

        assertThat(database()
                        .sql(
                                "select distinct tenant_id::text, user_id, origin like 'process %', request_id like 'job-%'"
                                        + " from audit_log where table_name = 'partner_application' and row_id = ?"
                                        + " and new_row ->> 'status' = 'EXPIRED'")
                        .param(application.id().toString())
                        .query((row, n) ->
                                tuple(row.getString(1), row.getString(2), row.getBoolean(3), row.getBoolean(4)))
                        .list())
                .containsExactly(tuple(People.ACME.id().toString(), "system", true, true));
        assertThat(OnboardingRecords.count(
                        "select count(*) from event_outbox where subject = ? and tenant_id <> ?",
                        application.id(),
                        People.ACME.id()))
                .isZero();
    }

    private static void assertMailed(List<String> users, String subject, Onboarding application) {
        for (String user : users) {
            assertThat(OnboardingRecords.mails(
                            People.mail(user), subject, application.declared().name(), 1))
                    .as(subject + " to " + user)
                    .hasSize(1);
        }
    }
}
