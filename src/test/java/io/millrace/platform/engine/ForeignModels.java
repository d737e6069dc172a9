package io.millrace.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.RepositoryService;
import org.camunda.bpm.engine.repository.DeploymentBuilder;

/** Three deployments of the organization: the first version of a process, everything in use, and one that nothing uses. */
final class ForeignModels {

    private final ForeignOrganization organization;
    private final RepositoryService repository;
    private final String key;

    ForeignModels(ForeignOrganization organization) {
        this.organization = organization;
        this.repository = organization.engine.getRepositoryService();
        this.key = organization.key;
    }

    void deploy() {
        deploy(files -> add(files, "decide.form")
                .addString(key + "-simple.bpmn", file("simple.bpmn").replace("VERSION", "First")));
        organization.put("sourceProcessDefinitionId", definition("simple"));
        String deployment = deploy(files -> {
            files.addString(key + "-simple.bpmn", file("simple.bpmn").replace("VERSION", "Second"));
            add(files, "everything.bpmn");
            add(files, "starts.bpmn");
            add(files, "rating.dmn");
            return add(files, "decide.form");
        });
        organization.put("deploymentId", deployment);
        organization.put("resourceName", key + "-everything.bpmn");
        organization.put(
                "resourceId",
                repository.getDeploymentResources(deployment).stream()
                        .filter(resource -> resource.getName().equals(organization.id("resourceName")))
                        .findFirst()
                        .orElseThrow()
                        .getId());
        organization.put(
                "emptyDeploymentId",
                deploy(files ->
                        files.addString(key + "-other.form", file("decide.form").replace(".decide", ".other"))));
        organization.put("targetProcessDefinitionId", definition("simple"));
        organization.put("processDefinitionId", definition("everything"));
        organization.put("startsProcessDefinitionId", definition("starts"));
        var decision = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key + "-rating")
                .singleResult();
        organization.put("decisionDefinitionId", decision.getId());
        organization.put("decisionRequirementsDefinitionId", decision.getDecisionRequirementsDefinitionId());
        organization.put("jobDefinitionId", jobDefinition("remind"));
        organization.put("failedJobDefinitionId", jobDefinition("stuck"));
    }

    private String deploy(UnaryOperator<DeploymentBuilder> files) {
        return organization.by(() -> files.apply(repository.createDeployment().name(organization.secret))
                .deploy()
                .getId());
    }

    private DeploymentBuilder add(DeploymentBuilder files, String name) {
        return files.addString(key + "-" + name, file(name));
    }

    private String file(String name) {
        return file(name, key);
    }

    /** A model of the folder {@code engine}, whose names begin with the key. */
    static String file(String name, String key) {
        try (InputStream content = ForeignModels.class.getResourceAsStream("/engine/" + name)) {
            return new String(Objects.requireNonNull(content).readAllBytes(), StandardCharsets.UTF_8)
                    .replace("KEY", key);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private String definition(String name) {
        return repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(key + "-" + name)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private String jobDefinition(String element) {
        return organization
                .engine
                .getManagementService()
                .createJobDefinitionQuery()
                .processDefinitionKey(key + "-everything")
                .activityIdIn(element)
                .singleResult()
                .getId();
    }
}
