package io.millrace.workflows;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the people who work on a partner's application are given. */
class PartnerOnboardingTasksTest {

    @RegisterExtension
    static final ModelEngine models = new ModelEngine();

    private final PlayedOnboarding onboarding = new PlayedOnboarding(models);

    @Test
    void the_approval_is_told_what_it_is_about() {
        onboarding.start();
        onboarding.submit();

        var runtime = models.engine().getRuntimeService();
        var approval = runtime.createProcessInstanceQuery()
                .processDefinitionKey("approval")
                .singleResult();
        assertThat(approval.getBusinessKey()).isEqualTo("application-1");
        assertThat(runtime.getVariables(approval.getId()))
                .containsEntry("approvalKind", "partner-onboarding")
                .containsEntry("subjectType", "partner-application")
                .containsEntry("submittedBy", "asha")
                .containsEntry("approvalAmount", 50_000.0)
                .containsEntry("approvalCurrency", "EUR")
                .containsEntry("riskRating", "LOW");
    }

    @Test
    void every_task_opens_its_form() throws IOException {
        onboarding.withHits().start();
        assertThat(form("completeApplication")).contains("\"applicationComplete\"");
        onboarding.submit();
        assertThat(form("reviewHits")).contains("\"reviewDecision\"");
        onboarding.review("CLEAR");
        assertThat(form("decide")).contains("\"decision\"");
    }

    private String form(String element) throws IOException {
        var task = models.task(element).getId();
        try (var form = models.engine().getFormService().getDeployedTaskForm(task)) {
            return new String(form.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
