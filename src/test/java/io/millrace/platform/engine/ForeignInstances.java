package io.millrace.platform.engine;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.ExternalTaskService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;

/** Instances of the organization's models: one that waits at everything, one that can be migrated, and one that has ended. */
final class ForeignInstances {

    private static final long AN_HOUR = 3_600_000;

    private final ForeignOrganization organization;
    private final RuntimeService runtime;
    private final TaskService tasks;
    private final ManagementService management;
    private final ExternalTaskService externalTasks;

    ForeignInstances(ForeignOrganization organization) {
        this.organization = organization;
        this.runtime = organization.engine.getRuntimeService();
        this.tasks = organization.engine.getTaskService();
        this.management = organization.engine.getManagementService();
        this.externalTasks = organization.engine.getExternalTaskService();
    }

    void start() {
        startOneThatWaits();
        startOthers();
        failExternalTask();
        failJob();
    }

    private void startOneThatWaits() {
        String secret = organization.secret;
        Map<String, Object> variables =
                Map.of("secret", secret, "file", secret.getBytes(StandardCharsets.UTF_8), "go", false);
        String instance = organization
                .by(() -> runtime.startProcessInstanceByKey(
                        organization.id("processDefinitionKey"), organization.id("businessKey"), variables))
                .getId();
        organization.put("processInstanceId", instance);
        organization.put("executionId", instance);
        organization.put("taskId", task(instance, "decide"));
        for (String element : List.of("message", "signal", "receive")) {
            organization.put(
                    element + "ExecutionId",
                    runtime.createExecutionQuery()
                            .processInstanceId(instance)
                            .activityId(element)
                            .singleResult()
                            .getId());
        }
        organization.put(
                "activityInstanceId",
                runtime.getActivityInstance(instance)
                        .getActivityInstances("decide")[0]
                        .getId());
    }

    private void startOthers() {
        organization.put("movingProcessInstanceId", startSimple("moving"));
        String ended = startSimple("ended");
        organization.put("endedProcessInstanceId", ended);
        organization.put("endedTaskId", task(ended, "look"));
        organization.does(() -> tasks.complete(organization.id("endedTaskId")));
    }

    private String startSimple(String businessKey) {
        return organization
                .by(() -> runtime.startProcessInstanceById(
                        organization.id("sourceProcessDefinitionId"),
                        businessKey,
                        Map.of("secret", organization.secret)))
                .getId();
    }

    private String task(String instance, String element) {
        return tasks.createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    private void failExternalTask() {
        for (var waiting : externalTasks
                .createExternalTaskQuery()
                .processInstanceId(organization.id("processInstanceId"))
                .list()) {
            organization.put(
                    waiting.getActivityId().equals("work") ? "externalTaskId" : "freeExternalTaskId", waiting.getId());
        }
        String task = organization.id("externalTaskId");
        String worker = organization.id("workerId");
        String secret = organization.secret;
        organization.does(() -> externalTasks.lock(task, worker, AN_HOUR));
        organization.does(() -> externalTasks.handleFailure(task, worker, secret, secret, 2, AN_HOUR));
    }

    /** None of the conditions of a gateway holds, and there is no other way. */
    private void failJob() {
        String failing = job("stuck");
        organization.put("jobId", job("remind"));
        organization.put("failedJobId", failing);
        organization.runJob(failing);
        organization.does(() -> management.setJobRetries(failing, 0));
        organization.put(
                "incidentId",
                runtime.createIncidentQuery()
                        .processInstanceId(organization.id("processInstanceId"))
                        .singleResult()
                        .getId());
        organization.put(
                "ownIncidentId",
                organization
                        .by(() -> runtime.createIncident(
                                "own", organization.id("receiveExecutionId"), organization.secret, organization.secret))
                        .getId());
    }

    private String job(String element) {
        return management
                .createJobQuery()
                .processInstanceId(organization.id("processInstanceId"))
                .activityId(element)
                .singleResult()
                .getId();
    }
}
