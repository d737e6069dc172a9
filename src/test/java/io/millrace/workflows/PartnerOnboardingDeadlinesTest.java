package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Waiting has an end: what happens in partner-onboarding.bpmn when nobody acts. */
class PartnerOnboardingDeadlinesTest {

    @RegisterExtension
    static final ModelEngine models = new ModelEngine();

    private final PlayedOnboarding onboarding = new PlayedOnboarding(models);

    @Test
    void late_work_is_reminded_of_and_escalated_while_the_task_stays_open() {
        onboarding.withHits().start();
        models.runTimer("completionReminder", Duration.ofDays(2));
        models.runTimer("completionEscalation", Duration.ofDays(5));
        onboarding.submit();
        models.runTimer("reviewReminder", Duration.ofDays(7));
        models.runTimer("reviewEscalation", Duration.ofDays(10));

        assertThat(models.called())
                .containsSubsequence("remindToComplete", "escalateCompletion", "remindReviewers", "escalateReview");
        assertThat(models.tasks("reviewHits")).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"completeApplication", "reviewHits", "decide"})
    void an_application_expires_after_thirty_days_wherever_it_stands(String waitingAt) {
        var application = waitingAt.equals("reviewHits") ? onboarding.withHits().start() : onboarding.start();
        if (!waitingAt.equals("completeApplication")) {
            onboarding.submit();
        }
        assertThat(models.tasks(waitingAt)).hasSize(1);
        models.runTimer("expiryReached", Duration.ofDays(30));

        assertThat(models.ends(application)).containsExactly("applicationExpired");
        assertThat(models.called()).endsWith("expireApplication", "tellApplicantExpired");
        assertThat(models.engine().getTaskService().createTaskQuery().count()).isZero();
        assertThat(models.engine()
                        .getRuntimeService()
                        .createProcessInstanceQuery()
                        .count())
                .isZero();
    }
}
