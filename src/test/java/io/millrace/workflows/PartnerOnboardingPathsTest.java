package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.engine.ProcessEngineException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The ways of an application through partner-onboarding.bpmn; its deadlines are tested apart. */
class PartnerOnboardingPathsTest {

    @RegisterExtension
    static final ModelEngine models = new ModelEngine();

    private final PlayedOnboarding onboarding = new PlayedOnboarding(models);

    @Test
    void a_clean_application_that_is_approved_becomes_an_active_partner() {
        var application = onboarding.start();
        onboarding.submit();
        onboarding.decide("APPROVE");

        assertThat(models.ends(application)).containsExactly("partnerActive");
        assertThat(models.called())
                .containsAll(PlayedOnboarding.CHECKS)
                .containsSubsequence("submitApplication", "rateRisk", "activatePartner", "tellApplicantApproved")
                .doesNotContain("planReview");
    }

    @Test
    void a_rejected_application_ends_and_the_applicant_is_told() {
        var application = onboarding.start();
        onboarding.submit();
        onboarding.decide("REJECT");

        assertThat(models.ends(application)).containsExactly("applicationRejected");
        assertThat(models.called())
                .containsSubsequence("rejectApplication", "tellApplicantRejected")
                .doesNotContain("activatePartner");
    }

    @Test
    void a_returned_application_is_completed_again_with_fresh_deadlines() {
        var application = onboarding.start();
        models.moveClock(Duration.ofDays(6));
        onboarding.submit();
        onboarding.decide("RETURN");

        assertThat(models.called()).containsSubsequence("returnApplication", "tellApplicantReturned", "planCompletion");
        assertThat(models.task("completeApplication").getDueDate()).isEqualTo(PlayedOnboarding.day(11));
        onboarding.submit();
        onboarding.decide("APPROVE");
        assertThat(models.ends(application)).containsExactly("partnerActive");
    }

    @Test
    void an_incomplete_application_goes_back_unchecked_with_fresh_deadlines() {
        onboarding.withSomethingMissing().start();
        models.moveClock(Duration.ofDays(6));
        onboarding.submit();

        assertThat(models.called()).doesNotContainAnyElementsOf(PlayedOnboarding.CHECKS);
        assertThat(models.task("completeApplication").getDueDate()).isEqualTo(PlayedOnboarding.day(11));
    }

    @Test
    void hits_that_are_cleared_lead_to_the_approval() {
        var application = onboarding.withHits().start();
        onboarding.submit();
        onboarding.review("CLEAR");
        onboarding.decide("APPROVE");

        assertThat(models.called()).containsSubsequence("planReview", "recordReview", "planApprovalLevel");
        assertThat(models.ends(application)).containsExactly("partnerActive");
    }

    @Test
    void a_confirmed_hit_rejects_without_asking_for_approval() {
        var application = onboarding.withHits().start();
        onboarding.submit();
        onboarding.review("CONFIRM");

        assertThat(models.ends(application)).containsExactly("applicationRejected");
        assertThat(models.called()).doesNotContain("planApprovalLevel");
    }

    @Test
    void an_earlier_review_is_never_taken_for_a_later_one() {
        onboarding.withHits().start();
        onboarding.submit();
        onboarding.review("CLEAR");
        onboarding.decide("RETURN");
        onboarding.submit();

        var review = models.task("reviewHits").getId();
        assertThat(models.engine().getTaskService().getVariable(review, "reviewDecision"))
                .isNull();
        assertThatThrownBy(() -> models.complete("reviewHits", Map.of())).isInstanceOf(ProcessEngineException.class);
    }
}
