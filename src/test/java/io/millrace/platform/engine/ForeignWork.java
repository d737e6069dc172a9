package io.millrace.platform.engine;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.batch.Batch;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/** What people and batches of the organization leave behind: on tasks, beside them, and in the history. */
final class ForeignWork {

    private static final int ROUNDS = 4;

    private final ForeignOrganization organization;
    private final TaskService tasks;
    private final HistoryService history;
    private final ManagementService management;

    ForeignWork(ForeignOrganization organization) {
        this.organization = organization;
        this.tasks = organization.engine.getTaskService();
        this.history = organization.engine.getHistoryService();
        this.management = organization.engine.getManagementService();
    }

    void leave() {
        workOnTasks();
        organization.put("batchId", batch().getId());
        Batch ended = batch();
        organization.put("endedBatchId", ended.getId());
        run(ended);
        comment();
        grant();
        findHistory();
    }

    private void workOnTasks() {
        String task = organization.id("taskId");
        String user = organization.person.userId();
        organization.does(() -> tasks.addCandidateUser(task, user));
        organization.does(() -> tasks.setOwner(task, user));
        organization.does(() -> tasks.setVariableLocal(task, "secret", organization.secret));
        organization.put("standaloneTaskId", organization.by(() -> newTask(null)));
        organization.put("partTaskId", organization.by(() -> newTask(organization.id("standaloneTaskId"))));
        organization.supply("task", () -> {
            Task known = tasks.createTaskQuery().taskId(task).singleResult();
            known.setName("Changed");
            return known;
        });
    }

    private String newTask(@Nullable String parent) {
        Task task = tasks.newTask();
        task.setName(organization.secret);
        task.setParentTaskId(parent);
        tasks.saveTask(task);
        return task.getId();
    }

    private Batch batch() {
        List<String> instances = List.of(organization.id("processInstanceId"));
        return organization.by(() -> organization
                .engine
                .getRuntimeService()
                .setVariablesAsync(instances, Map.of("secret", organization.secret)));
    }

    private void run(Batch batch) {
        for (int round = 0; round < ROUNDS; round++) {
            for (String definition : List.of(
                    batch.getSeedJobDefinitionId(),
                    batch.getBatchJobDefinitionId(),
                    batch.getMonitorJobDefinitionId())) {
                management
                        .createJobQuery()
                        .jobDefinitionId(definition)
                        .list()
                        .forEach(job -> organization.runJob(job.getId()));
            }
        }
    }

    /** By nobody, because to everybody who acts for an organization it is closed. */
    private void comment() {
        String task = organization.id("taskId");
        String instance = organization.id("processInstanceId");
        String secret = organization.secret;
        organization.put(
                "commentId", tasks.createComment(task, instance, secret).getId());
        var content = new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8));
        organization.put(
                "attachmentId",
                tasks.createAttachment("text/plain", task, instance, secret, secret, content)
                        .getId());
        organization.supply("attachment", () -> tasks.getAttachment(organization.id("attachmentId")));
        organization.engine.getIdentityService().setUserInfo(organization.person.userId(), "phone", secret);
    }

    private void grant() {
        var filters = organization.engine.getFilterService();
        // Belongs to nobody, so neither its id nor its name is anything of the organization.
        String filter = filters.saveFilter(
                        filters.newTaskFilter("All there are").setQuery(tasks.createTaskQuery()))
                .getId();
        organization.supply("filterId", () -> filter);
        organization.supply("filter", () -> filters.getFilter(filter).setName("Changed"));
        var authorizations = organization.engine.getAuthorizationService();
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(organization.person.userId());
        grant.setResource(Resources.PROCESS_INSTANCE);
        grant.setResourceId(organization.id("processInstanceId"));
        grant.addPermission(Permissions.READ);
        organization.put(
                "authorizationId", authorizations.saveAuthorization(grant).getId());
        organization.supply("authorization", () -> {
            Authorization known = authorizations
                    .createAuthorizationQuery()
                    .resourceId(organization.id("processInstanceId"))
                    .singleResult();
            known.addPermission(Permissions.UPDATE);
            return known;
        });
    }

    private void findHistory() {
        String instance = organization.id("processInstanceId");
        var operation = history.createUserOperationLogQuery()
                .taskId(organization.id("taskId"))
                .property("owner")
                .singleResult();
        organization.put("entryId", operation.getId());
        organization.put("operationId", operation.getOperationId());
        organization.put(
                "historicDecisionInstanceId",
                history.createHistoricDecisionInstanceQuery()
                        .processInstanceId(instance)
                        .rootDecisionInstancesOnly()
                        .singleResult()
                        .getId());
        organization.put(
                "historicVariableId",
                history.createHistoricVariableInstanceQuery()
                        .processInstanceId(organization.id("endedProcessInstanceId"))
                        .variableName("secret")
                        .singleResult()
                        .getId());
        organization.put(
                "historicJobLogId",
                history.createHistoricJobLogQuery()
                        .jobId(organization.id("failedJobId"))
                        .failureLog()
                        .singleResult()
                        .getId());
        organization.put(
                "historicExternalTaskLogId",
                history.createHistoricExternalTaskLogQuery()
                        .processInstanceId(instance)
                        .failureLog()
                        .singleResult()
                        .getId());
    }
}
