package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.millrace.platform.engine.check.FriendlyProcesses;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.testing.MillraceTest;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.ParseException;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.repository.Deployment;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.ListableBeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@MillraceTest
class DeploymentDoorTest {

    private static final Actor ACME = actor("a0000000-0000-4000-8000-000000000001", "acme");

    private static final String PROCESS = new String(
                    FriendlyProcesses.all().stream()
                            .filter(file -> file.name().startsWith("links"))
                            .findFirst()
                            .orElseThrow()
                            .content(),
                    StandardCharsets.UTF_8)
            .replace("\"claim\"", "\"deployed-by-acme\"");

    private final RepositoryService repository;
    private final DeployedSurroundings ofAcme;
    private final DeployedSurroundings ofGlobex;

    DeploymentDoorTest(
            @Autowired RepositoryService repository,
            @Autowired ListableBeanFactory beans,
            @Autowired JdbcClient jdbc,
            @Autowired ProcessEngineConfigurationImpl engine) {
        this.repository = repository;
        this.ofAcme = new DeployedSurroundings(beans, jdbc, engine, "acme");
        this.ofGlobex = new DeployedSurroundings(beans, jdbc, engine, "globex");
    }

    @Test
    void the_applications_own_models_are_shared_by_all_and_have_passed_the_check() {
        assertThat(repository
                        .createProcessDefinitionQuery()
                        .processDefinitionKeyIn("approval", "partner-onboarding")
                        .withoutTenantId()
                        .latestVersion()
                        .list())
                .extracting(ProcessDefinition::getResourceName)
                .containsExactlyInAnyOrder(
                        "processes/approvals/approval.bpmn", "processes/partners/partner-onboarding.bpmn");
    }

    @Test
    void what_somebody_deploys_belongs_to_their_organization_and_no_other_counts_on_it() {
        Deployment deployed = CurrentActor.callAs(ACME, () -> acme(PROCESS).deploy());
        try {
            assertThat(deployed.getTenantId()).isEqualTo("acme");
            assertThat(repository
                            .createProcessDefinitionQuery()
                            .processDefinitionKey("deployed-by-acme")
                            .list())
                    .extracting(ProcessDefinition::getTenantId)
                    .containsExactly("acme");
            assertThat(ofAcme.process("deployed-by-acme"))
                    .hasValueSatisfying(
                            file -> assertThat(file.content()).asString().contains("deployed-by-acme"));
            assertThat(ofGlobex.process("deployed-by-acme")).isEmpty();
        } finally {
            repository.deleteDeployment(deployed.getId(), true);
        }
    }

    @Test
    void nobody_deploys_for_another_organization() {
        long before = repository.createDeploymentQuery().count();

        assertThatThrownBy(() -> CurrentActor.runAs(
                        ACME, () -> acme(PROCESS).tenantId("globex").deploy()))
                .isInstanceOf(BadUserRequestException.class);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void what_breaks_a_rule_is_not_deployed_by_anybody() {
        long before = repository.createDeploymentQuery().count();
        String hostile = PROCESS.replace("id=\"end\"", "id=\"end\" camunda:class=\"x\"");

        assertThatThrownBy(() -> CurrentActor.runAs(ACME, () -> acme(hostile).deploy()))
                .isInstanceOf(ParseException.class)
                .hasMessageContaining("JAVA_CLASS");
        assertThatThrownBy(() -> acme(hostile).deploy()).isInstanceOf(ParseException.class);
        assertThat(repository.createDeploymentQuery().count()).isEqualTo(before);
    }

    @Test
    void a_model_can_count_on_the_capabilities_service_tasks_decisions_and_forms_that_there_are() {
        assertThat(ofAcme.capabilities()).contains("PARTNER_APPROVE");
        assertThat(ofAcme.tasks()).containsKeys("planApprovalLevel", "activatePartner");
        assertThat(ofAcme.process("approval")).isPresent();
        assertThat(ofAcme.decision("approval-matrix")).isPresent();
        assertThat(ofAcme.form("approval.decide")).isPresent();
        assertThat(ofAcme.process("unheard-of")).isEmpty();
        assertThat(ofAcme.decision("unheard-of")).isEmpty();
        assertThat(ofAcme.form("unheard-of")).isEmpty();
    }

    private DeploymentBuilder acme(String process) {
        return repository.createDeployment().addString("deployed.bpmn", process);
    }

    private static Actor actor(String id, String alias) {
        return Actor.system(new Tenant(UUID.fromString(id), alias, alias), "deployment-test", "test");
    }
}
