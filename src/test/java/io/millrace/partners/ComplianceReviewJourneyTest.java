package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** An applicant whose name is on a screening list, and what compliance makes of it. */
@MillraceTest
class ComplianceReviewJourneyTest {

    private static final Actor CLARA = People.actor("clara", "PARTNER_READ", "PARTNER_REVIEW", "PARTNER_APPROVE_HIGH");

    @Autowired
    private UserTasks tasks;

    @Test
    void a_listed_name_waits_for_compliance_before_anybody_can_approve_it() {
        var application = Onboarding.submitted(listed());

        var view = application.read();
        assertThat(view.path("waitingFor").get(0).asText()).isEqualTo("reviewHits");
        assertThat(view.path("checks"))
                .filteredOn(check -> check.path("kind").asText().equals("SANCTIONS"))
                .singleElement()
                .satisfies(check -> {
                    assertThat(check.path("outcome").asText()).isEqualTo("HIT");
                    assertThat(check.path("evidence").toString())
                            .contains("of 100", "Nordstern Müller & Söhne Export GmbH");
                });
        assertThat(application.approve("amir").code()).isEqualTo("NOTHING_TO_DECIDE");
        assertThat(application.status()).isEqualTo("SUBMITTED");
    }

    @Test
    void a_hit_that_compliance_clears_goes_on_to_the_approvers() {
        var application = Onboarding.submitted(listed());
        review(CLARA, application, "CLEAR");

        var check = application.read().path("checks");
        assertThat(check)
                .filteredOn(found -> found.path("kind").asText().equals("SANCTIONS"))
                .singleElement()
                .satisfies(found -> {
                    assertThat(found.path("review").path("verdict").asText()).isEqualTo("CLEARED");
                    assertThat(found.path("review").path("reviewedBy").asText()).isEqualTo(People.id("clara"));
                });
        Onboarding.ok(application.approve("amir"));
        Onboarding.ok(Api.as("clara")
                .withFreshKey()
                .post("/api/v1/approvals/" + application.approvalFor("clara") + "/approve", Map.of()));
        assertThat(application.status()).isEqualTo("APPROVED");
    }

    @Test
    void a_hit_that_compliance_confirms_rejects_the_application_without_telling_why() {
        var application = Onboarding.submitted(listed());
        review(CLARA, application, "CONFIRM");

        assertThat(application.status()).isEqualTo("REJECTED");
        assertThat(application.read().path("decision").path("decidedBy").asText())
                .isEqualTo(People.id("clara"));
        assertThat(OnboardingRecords.mails(application.declared().contactMail(), "not accepted", 1))
                .singleElement()
                .asString()
                .doesNotContain("passport", "sanction", "screening", "list");
    }

    @Test
    void only_those_who_may_review_can_and_never_the_one_who_submitted() {
        var application = Onboarding.submitted(listed());

        assertRefused(People.actor("amir", "PARTNER_READ", "PARTNER_APPROVE"), application);
        assertRefused(People.actor("petra", "PARTNER_READ", "PARTNER_CREATE", "PARTNER_REVIEW"), application);
        assertThat(application.read().path("waitingFor").get(0).asText()).isEqualTo("reviewHits");
    }

    private void assertRefused(Actor actor, Onboarding application) {
        String task = CurrentActor.callAs(
                CLARA, () -> tasks.find(application.id(), "reviewHits").orElseThrow());
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> CurrentActor.runAs(actor, () -> tasks.complete(task, answer("CLEAR"))))
                .satisfies(problem ->
                        assertThat(problem.code().code()).isIn("TASK_NOT_YOURS", "TASK_GONE", "SEGREGATION_OF_DUTIES"));
    }

    private void review(Actor actor, Onboarding application, String decision) {
        CurrentActor.runAs(
                actor,
                () -> tasks.complete(tasks.find(application.id(), "reviewHits").orElseThrow(), answer(decision)));
    }

    private static Map<String, String> answer(String decision) {
        return Map.of("reviewDecision", decision, "reviewReason", "I have compared the passport.");
    }

    private static DeclaredPartner listed() {
        return DeclaredPartner.supplier().with("legalName", "Nordstern Müller & Söhne Export GmbH");
    }
}
