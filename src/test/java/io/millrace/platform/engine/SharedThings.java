package io.millrace.platform.engine;

import java.util.Map;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;

/** The application's own models under the names by which {@link ServiceCall}s ask for another organization's. */
record SharedThings(Map<String, Object> values) {

    private static final String PROCESS = "approval";
    private static final String DECISION = "approval-matrix";

    static boolean areNamedIn(ServiceCall call) {
        return call.steps().stream()
                .flatMap(step -> step.arguments().stream())
                .anyMatch(name -> name.matches(".*([dD]efinition(Id|Key)|[dD]eploymentId(Set)?)"));
    }

    static SharedThings of(ProcessEngine engine) {
        var repository = engine.getRepositoryService();
        var process = repository
                .createProcessDefinitionQuery()
                .processDefinitionKey(PROCESS)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        var decision = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(DECISION)
                .withoutTenantId()
                .latestVersion()
                .singleResult();
        String jobs = engine.getManagementService()
                .createJobDefinitionQuery()
                .processDefinitionId(process.getId())
                .list()
                .get(0)
                .getId();
        return new SharedThings(Map.ofEntries(
                Map.entry("processDefinitionId", process.getId()),
                Map.entry("startsProcessDefinitionId", process.getId()),
                Map.entry("sourceProcessDefinitionId", process.getId()),
                Map.entry("targetProcessDefinitionId", process.getId()),
                Map.entry("processDefinitionKey", PROCESS),
                Map.entry("simpleProcessDefinitionKey", PROCESS),
                Map.entry("startsProcessDefinitionKey", PROCESS),
                Map.entry("deploymentId", process.getDeploymentId()),
                Map.entry("emptyDeploymentId", process.getDeploymentId()),
                Map.entry("resourceName", process.getResourceName()),
                Map.entry("decisionDefinitionId", decision.getId()),
                Map.entry("decisionDefinitionKey", DECISION),
                Map.entry("jobDefinitionId", jobs),
                Map.entry("failedJobDefinitionId", jobs)));
    }

    Optional<Object> find(String name) {
        return Optional.ofNullable(values.get(name));
    }
}
