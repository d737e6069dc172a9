package io.millrace.platform.engine;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.TestOrganization;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.camunda.bpm.application.impl.EmbeddedProcessApplication;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.history.UserOperationLogEntry;
import org.camunda.bpm.engine.impl.ProcessEngineImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.history.HistoryLevel;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.query.PeriodUnit;
import org.camunda.bpm.engine.repository.DeploymentBuilder;
import org.camunda.bpm.engine.task.Task;
import org.jspecify.annotations.Nullable;

/**
 * An organization that has one of everything which the engine keeps. Its {@link #values} are what a caller of a service
 * could name: under the names of the services' own parameters, the ids of these things, and harmless values for the rest.
 */
final class ForeignOrganization {

    /** Stands in whatever of the organization has a text. */
    final String secret;

    final Actor person;
    private final String key = "k" + UUID.randomUUID().toString().substring(0, 8);
    private final Map<String, Object> values = new HashMap<>();
    private final ProcessEngine engine;

    private ForeignOrganization(ProcessEngine engine, TestOrganization organization) {
        this.engine = engine;
        this.secret = "secret of " + key;
        this.person = organization.actor("foreign");
    }

    static ForeignOrganization create(ProcessEngine engine, TestOrganization organization) {
        var foreign = new ForeignOrganization(engine, organization);
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        HistoryLevel inForce = configuration.getHistoryLevel();
        configuration.setHistoryLevel(HistoryLevel.HISTORY_LEVEL_FULL);
        try {
            foreign.nameValues();
            foreign.deploy();
            foreign.startProcesses();
            foreign.failAJob();
            foreign.work();
            foreign.writeAsNobody();
        } finally {
            configuration.setHistoryLevel(inForce);
        }
        foreign.findHistory();
        foreign.nameQueries();
        return foreign;
    }

    String alias() {
        return person.tenant().alias();
    }

    /** @throws IllegalArgumentException when nothing has the name */
    Object value(String name) {
        Object value = values.get(name);
        if (value == null) {
            throw new IllegalArgumentException("Nothing is known as " + name);
        }
        return value instanceof Supplier<?> supplier ? supplier.get() : value;
    }

    /** Whether the text says what only the organization itself may know. */
    boolean tells(String text) {
        return text.contains(secret);
    }

    /** Whether the text names the organization, or anything of it. */
    boolean isMentioned(String text) {
        return Stream.concat(
                        Stream.of(alias(), key, person.userId()),
                        values.values().stream().filter(value -> value instanceof String id && id.length() == 36))
                .anyMatch(mark -> text.contains((String) mark));
    }

    /** As the application's own services call the engine: the tenant is checked, permissions are not. */
    static <T> T trusted(ProcessEngine engine, Supplier<T> work) {
        var configuration = (ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration();
        return configuration
                .getCommandExecutorTxRequired()
                .execute(context -> context.runWithoutAuthorization(work::get));
    }

    /** One command of the organization's person. */
    private <T> T by(Supplier<T> work) {
        return CurrentActor.callAs(person, () -> trusted(engine, work));
    }

    private void does(Runnable work) {
        by(() -> {
            work.run();
            return key;
        });
    }

    private void deploy() {
        deploy(deployment -> deployment
                .addString(key + "-simple.bpmn", file("simple.bpmn").replace("VERSION", "First"))
                .addString(key + "-decide.form", file("decide.form")));
        values.put("sourceProcessDefinitionId", definition("simple"));
        String deployment = deploy(next -> next.addString(
                        key + "-simple.bpmn", file("simple.bpmn").replace("VERSION", "Second"))
                .addString(key + "-everything.bpmn", file("everything.bpmn"))
                .addString(key + "-starts.bpmn", file("starts.bpmn"))
                .addString(key + "-rating.dmn", file("rating.dmn"))
                .addString(key + "-decide.form", file("decide.form")));
        values.put("deploymentId", deployment);
        values.put(
                "emptyDeploymentId",
                deploy(next ->
                        next.addString(key + "-other.form", file("decide.form").replace(".decide", ".other"))));
        values.put("targetProcessDefinitionId", definition("simple"));
        values.put("processDefinitionId", definition("everything"));
        values.put("startsProcessDefinitionId", definition("starts"));
        var repository = engine.getRepositoryService();
        values.put(
                "resourceId",
                repository.getDeploymentResources(deployment).stream()
                        .filter(resource -> resource.getName().equals(id("resourceName")))
                        .findFirst()
                        .orElseThrow()
                        .getId());
        var decision = repository
                .createDecisionDefinitionQuery()
                .decisionDefinitionKey(key + "-rating")
                .singleResult();
        values.put("decisionDefinitionId", decision.getId());
        values.put("decisionRequirementsDefinitionId", decision.getDecisionRequirementsDefinitionId());
        values.put(
                "jobDefinitionId",
                engine.getManagementService()
                        .createJobDefinitionQuery()
                        .processDefinitionKey(key + "-everything")
                        .activityIdIn("remind")
                        .singleResult()
                        .getId());
    }

    private String deploy(UnaryOperator<DeploymentBuilder> files) {
        return by(() -> files.apply(engine.getRepositoryService().createDeployment().name(secret))
                .deploy()
                .getId());
    }

    private String definition(String name) {
        return engine.getRepositoryService()
                .createProcessDefinitionQuery()
                .processDefinitionKey(key + "-" + name)
                .latestVersion()
                .singleResult()
                .getId();
    }

    private void startProcesses() {
        var runtime = engine.getRuntimeService();
        var tasks = engine.getTaskService();
        Map<String, Object> variables =
                Map.of("secret", secret, "file", secret.getBytes(StandardCharsets.UTF_8), "go", false);
        String instance = by(() -> runtime.startProcessInstanceByKey(
                        key + "-everything", id("businessKey"), variables))
                .getId();
        values.put("processInstanceId", instance);
        values.put("executionId", instance);
        String simple = id("sourceProcessDefinitionId");
        values.put(
                "movingProcessInstanceId",
                by(() -> runtime.startProcessInstanceById(simple, "moving")).getId());
        String ended = by(() -> runtime.startProcessInstanceById(simple, "ended", Map.of("secret", secret)))
                .getId();
        values.put("endedProcessInstanceId", ended);
        values.put("endedTaskId", taskOf(ended, "look"));
        does(() -> tasks.complete(id("endedTaskId")));
        values.put("taskId", taskOf(instance, "decide"));
        for (String element : List.of("message", "signal", "receive")) {
            values.put(
                    element + "ExecutionId",
                    runtime.createExecutionQuery()
                            .processInstanceId(instance)
                            .activityId(element)
                            .singleResult()
                            .getId());
        }
        values.put(
                "activityInstanceId",
                runtime.getActivityInstance(instance).getActivityInstances("decide")[0].getId());
    }

    private String taskOf(String instance, String element) {
        return engine.getTaskService()
                .createTaskQuery()
                .processInstanceId(instance)
                .taskDefinitionKey(element)
                .singleResult()
                .getId();
    }

    /** A job that can't be done: the one condition of a gateway does not hold, and there is no other way. */
    private void failAJob() {
        var management = engine.getManagementService();
        values.put("jobId", jobOf("remind"));
        values.put("failedJobId", jobOf("stuck"));
        ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration())
                .getJobExecutor()
                .getExecuteJobsRunnable(List.of(id("failedJobId")), (ProcessEngineImpl) engine)
                .run();
        does(() -> management.setJobRetries(id("failedJobId"), 0));
    }

    private String jobOf(String element) {
        return engine.getManagementService()
                .createJobQuery()
                .processInstanceId(id("processInstanceId"))
                .activityId(element)
                .singleResult()
                .getId();
    }

    private void work() {
        var tasks = engine.getTaskService();
        var external = engine.getExternalTaskService();
        var runtime = engine.getRuntimeService();
        String instance = id("processInstanceId");
        for (var waiting :
                external.createExternalTaskQuery().processInstanceId(instance).list()) {
            values.put(
                    waiting.getActivityId().equals("work") ? "externalTaskId" : "freeExternalTaskId", waiting.getId());
        }
        does(() -> external.lock(id("externalTaskId"), id("workerId"), 3_600_000));
        does(() -> external.handleFailure(
                id("externalTaskId"), id("workerId"), secret, secret, 2, 3_600_000));
        does(() -> tasks.addCandidateUser(id("taskId"), person.userId()));
        does(() -> tasks.setOwner(id("taskId"), person.userId()));
        does(() -> tasks.setVariableLocal(id("taskId"), "secret", secret));
        values.put("standaloneTaskId", by(() -> task(null)));
        values.put("partTaskId", by(() -> task(id("standaloneTaskId"))));
        values.put(
                "ownIncidentId",
                by(() -> runtime.createIncident("own", id("receiveExecutionId"), secret, secret))
                        .getId());
        values.put(
                "incidentId",
                runtime.createIncidentQuery()
                        .processInstanceId(instance)
                        .incidentType("failedJob")
                        .singleResult()
                        .getId());
        values.put(
                "batchId",
                by(() -> runtime.setVariablesAsync(List.of(instance), Map.of("secret", secret)))
                        .getId());
    }

    private String task(@Nullable String parent) {
        Task task = engine.getTaskService().newTask();
        task.setName(secret);
        task.setParentTaskId(parent);
        engine.getTaskService().saveTask(task);
        return task.getId();
    }

    /** What is closed to everybody who acts for an organization. */
    private void writeAsNobody() {
        var tasks = engine.getTaskService();
        String task = id("taskId");
        String instance = id("processInstanceId");
        values.put("commentId", tasks.createComment(task, instance, secret).getId());
        var content = new ByteArrayInputStream(secret.getBytes(StandardCharsets.UTF_8));
        values.put(
                "attachmentId",
                tasks.createAttachment("text/plain", task, instance, secret, secret, content)
                        .getId());
        supply("attachment", () -> tasks.getAttachment(id("attachmentId")));
        var filters = engine.getFilterService();
        var filter = filters.newTaskFilter("Tasks of " + key).setQuery(tasks.createTaskQuery());
        values.put("filterId", filters.saveFilter(filter).getId());
        supply("filter", () -> filters.getFilter(id("filterId")).setName("Changed"));
        var authorizations = engine.getAuthorizationService();
        Authorization grant = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        grant.setUserId(person.userId());
        grant.setResource(Resources.PROCESS_INSTANCE);
        grant.setResourceId(instance);
        grant.addPermission(Permissions.READ);
        values.put(
                "authorizationId", authorizations.saveAuthorization(grant).getId());
        supply("authorization", () -> {
            Authorization known = authorizations
                    .createAuthorizationQuery()
                    .resourceId(instance)
                    .singleResult();
            known.addPermission(Permissions.UPDATE);
            return known;
        });
        engine.getIdentityService().setUserInfo(person.userId(), "phone", secret);
    }

    private void findHistory() {
        var history = engine.getHistoryService();
        String instance = id("processInstanceId");
        UserOperationLogEntry entry = history.createUserOperationLogQuery()
                .taskId(id("taskId"))
                .property("owner")
                .singleResult();
        values.put("entryId", entry.getId());
        values.put("operationId", entry.getOperationId());
        values.put(
                "historicDecisionInstanceId",
                history.createHistoricDecisionInstanceQuery()
                        .processInstanceId(instance)
                        .rootDecisionInstancesOnly()
                        .singleResult()
                        .getId());
        values.put(
                "historicVariableId",
                history.createHistoricVariableInstanceQuery()
                        .processInstanceId(id("endedProcessInstanceId"))
                        .variableName("secret")
                        .singleResult()
                        .getId());
        values.put(
                "historicJobLogId",
                history.createHistoricJobLogQuery()
                        .processInstanceId(instance)
                        .failureLog()
                        .list()
                        .get(0)
                        .getId());
        values.put(
                "historicExternalTaskLogId",
                history.createHistoricExternalTaskLogQuery()
                        .processInstanceId(instance)
                        .failureLog()
                        .singleResult()
                        .getId());
        supply("task", () -> {
            Task task = engine.getTaskService()
                    .createTaskQuery()
                    .taskId(id("taskId"))
                    .singleResult();
            task.setName("Changed");
            return task;
        });
        supply("migrationPlan", () -> engine.getRuntimeService()
                .createMigrationPlan(id("sourceProcessDefinitionId"), id("targetProcessDefinitionId"))
                .mapEqualActivities()
                .build());
    }

    private void nameQueries() {
        var runtime = engine.getRuntimeService();
        var history = engine.getHistoryService();
        supply("processInstanceQuery", () -> runtime.createProcessInstanceQuery().processInstanceId(id("processInstanceId")));
        supply(
                "movingProcessInstanceQuery",
                () -> runtime.createProcessInstanceQuery().processInstanceId(id("movingProcessInstanceId")));
        supply(
                "historicProcessInstanceQuery",
                () -> history.createHistoricProcessInstanceQuery().processInstanceId(id("processInstanceId")));
        supply(
                "endedProcessInstanceQuery",
                () -> history.createHistoricProcessInstanceQuery().processInstanceId(id("endedProcessInstanceId")));
        supply(
                "historicDecisionInstanceQuery",
                () -> history.createHistoricDecisionInstanceQuery().decisionInstanceId(id("historicDecisionInstanceId")));
        supply("historicBatchQuery", () -> history.createHistoricBatchQuery().batchId(id("batchId")));
        supply("jobQuery", () -> engine.getManagementService().createJobQuery().jobId(id("jobId")));
        supply("taskQuery", () -> engine.getTaskService().createTaskQuery().taskId(id("taskId")));
        supply(
                "externalTaskQuery",
                () -> engine.getExternalTaskService().createExternalTaskQuery().externalTaskId(id("externalTaskId")));
    }

    private void supply(String name, Supplier<Object> query) {
        values.put(name, query);
    }

    private String id(String name) {
        return (String) value(name);
    }

    private void nameValues() {
        Date soon = Date.from(Instant.now().plus(1, ChronoUnit.DAYS));
        for (String name : List.of("processDefinitionKey", "messageName", "signalName", "errorCode", "escalationCode")) {
            values.put(name, key + "-" + nameOf(name));
        }
        values.put("startMessageName", key + "-start");
        values.put("startSignalName", key + "-start-signal");
        values.put("startsProcessDefinitionKey", key + "-starts");
        values.put("simpleProcessDefinitionKey", key + "-simple");
        values.put("otherMessageName", key + "-other-message");
        values.put("decisionDefinitionKey", key + "-rating");
        values.put("topicName", key + "-topic");
        values.put("workerId", "worker of " + key);
        values.put("businessKey", "order of " + key);
        values.put("tenantId", person.tenant().alias());
        values.put("tenantIds", List.of(person.tenant().alias()));
        values.put("userId", person.userId());
        values.put("groupId", "PARTNER_APPROVE");
        values.put("groups", List.of("PARTNER_APPROVE"));
        values.put("identityLinkType", "candidate");
        values.put("resourceName", key + "-everything.bpmn");
        values.put("activityId", "decide");
        values.put("lookActivityId", "look");
        values.put("variableName", "secret");
        values.put("variableNames", List.of("secret"));
        values.put("variables", Map.of("secret", "changed"));
        values.put("noVariables", Map.of());
        values.put("heat", Map.of("heat", 40));
        values.put("correlationKeys", Map.of("secret", secret));
        values.put("value", "changed");
        values.put("text", "changed");
        values.put("aNumber", 7);
        values.put("startVariables", Map.of("secret", "changed", "go", false));
        values.put("formName", "own.form");
        values.put("form", file("decide.form").replace(key, "own"));
        values.put("sql", "select * from act_ru_task");
        values.put("tableName", "act_ru_task");
        values.put("aDate", soon);
        values.put("jobEntityClass", JobEntity.class);
        values.put("charset", StandardCharsets.UTF_8);
        values.put("month", PeriodUnit.MONTH);
        values.put("processApplication", new EmbeddedProcessApplication().getReference());
        values.put("yes", true);
        values.put("no", false);
        values.put("user", new UserEntity("new"));
        values.put("group", new GroupEntity("new"));
        values.put("tenant", new TenantEntity("new"));
        values.put("authentication", new Authentication(person.userId(), List.of(), List.of(alias())));
        values.put("permission", Permissions.READ);
        values.put("resource", Resources.PROCESS_INSTANCE);
        for (String one : List.of("processInstanceId", "movingProcessInstanceId", "endedProcessInstanceId", "standaloneTaskId",
                "jobId", "externalTaskId", "freeExternalTaskId", "historicDecisionInstanceId", "batchId", "processDefinitionId", "deploymentId")) {
            values.put(one + "s", (Supplier<Object>) () -> List.of(value(one)));
        }
    }

    private static String nameOf(String parameter) {
        return switch (parameter) {
            case "processDefinitionKey" -> "everything";
            case "messageName" -> "message";
            case "signalName" -> "signal";
            case "errorCode" -> "error";
            default -> "escalation";
        };
    }

    private String file(String name) {
        try (InputStream content = Objects.requireNonNull(getClass().getResourceAsStream("/engine/" + name))) {
            return new String(content.readAllBytes(), StandardCharsets.UTF_8).replace("KEY", key);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
