package io.millrace.platform.engine;

import java.io.ByteArrayInputStream;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.application.impl.EmbeddedProcessApplication;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Picture;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.identity.DefaultPasswordPolicyImpl;
import org.camunda.bpm.engine.impl.persistence.entity.GroupEntity;
import org.camunda.bpm.engine.impl.persistence.entity.JobEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TenantEntity;
import org.camunda.bpm.engine.impl.persistence.entity.UserEntity;
import org.camunda.bpm.engine.query.PeriodUnit;

/** What a caller names beside the ids: keys of the organization, queries for its things, and values that say nothing. */
final class ForeignArguments {

    private final ForeignOrganization organization;

    private ForeignArguments(ForeignOrganization organization) {
        this.organization = organization;
    }

    static void name(ForeignOrganization organization) {
        var arguments = new ForeignArguments(organization);
        arguments.nameKeys();
        arguments.nameLists();
        arguments.nameQueries();
        arguments.namePlainValues();
        arguments.nameObjects();
    }

    private void nameKeys() {
        Map.of(
                        "processDefinitionKey", "-everything",
                        "simpleProcessDefinitionKey", "-simple",
                        "startsProcessDefinitionKey", "-starts",
                        "decisionDefinitionKey", "-rating",
                        "messageName", "-message",
                        "startMessageName", "-start",
                        "signalName", "-signal",
                        "startSignalName", "-start-signal",
                        "errorCode", "-error",
                        "escalationCode", "-escalation")
                .forEach((name, ending) -> organization.put(name, organization.key + ending));
        organization.put("topicName", organization.key + "-topic");
        organization.put("workerId", "worker of " + organization.key);
        organization.put("businessKey", "order of " + organization.key);
        organization.put("correlationKeys", Map.of("secret", organization.secret));
        organization.put("tenantId", organization.alias());
        organization.put("tenantIds", List.of(organization.alias()));
        organization.put("userId", organization.person.userId());
    }

    private void nameLists() {
        for (String one : List.of(
                "processInstanceId",
                "movingProcessInstanceId",
                "endedProcessInstanceId",
                "standaloneTaskId",
                "jobId",
                "externalTaskId",
                "historicDecisionInstanceId")) {
            organization.supply(one + "s", () -> List.of(organization.value(one)));
        }
        organization.supply("deploymentIdSet", () -> Set.of(organization.value("deploymentId")));
    }

    private void nameQueries() {
        var runtime = organization.engine.getRuntimeService();
        var history = organization.engine.getHistoryService();
        organization.supply(
                "processInstanceQuery",
                () -> runtime.createProcessInstanceQuery().processInstanceId(organization.id("processInstanceId")));
        organization.supply(
                "movingProcessInstanceQuery",
                () -> runtime.createProcessInstanceQuery()
                        .processInstanceId(organization.id("movingProcessInstanceId")));
        organization.supply(
                "historicProcessInstanceQuery",
                () -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(organization.id("processInstanceId")));
        organization.supply(
                "endedProcessInstanceQuery",
                () -> history.createHistoricProcessInstanceQuery()
                        .processInstanceId(organization.id("endedProcessInstanceId")));
        organization.supply(
                "historicDecisionInstanceQuery",
                () -> history.createHistoricDecisionInstanceQuery()
                        .decisionInstanceId(organization.id("historicDecisionInstanceId")));
        organization.supply(
                "historicBatchQuery", () -> history.createHistoricBatchQuery().batchId(organization.id("batchId")));
        organization.supply(
                "jobQuery",
                () -> organization
                        .engine
                        .getManagementService()
                        .createJobQuery()
                        .jobId(organization.id("jobId")));
        organization.supply(
                "taskQuery",
                () -> organization.engine.getTaskService().createTaskQuery().taskId(organization.id("taskId")));
        organization.supply(
                "externalTaskQuery",
                () -> organization
                        .engine
                        .getExternalTaskService()
                        .createExternalTaskQuery()
                        .externalTaskId(organization.id("externalTaskId")));
        organization.supply(
                "migrationPlan",
                () -> runtime.createMigrationPlan(
                                organization.id("sourceProcessDefinitionId"),
                                organization.id("targetProcessDefinitionId"))
                        .mapEqualActivities()
                        .build());
    }

    private void namePlainValues() {
        organization.putPlain("activityId", "decide");
        organization.putPlain("lookActivityId", "look");
        organization.putPlain("groupId", "PARTNER_APPROVE");
        organization.putPlain("groups", List.of("PARTNER_APPROVE"));
        organization.putPlain("identityLinkType", "candidate");
        organization.putPlain("variableName", "secret");
        organization.putPlain("variableNames", List.of("secret"));
        organization.putPlain("variables", Map.of("secret", "changed"));
        organization.putPlain("startVariables", Map.of("secret", "changed", "go", false));
        organization.putPlain("value", "changed");
        organization.putPlain("text", "changed");
        organization.putPlain("formEngine", "html");
        organization.putPlain("formName", "own.form");
        organization.putPlain("form", ForeignModels.file("decide.form", "own"));
        organization.putPlain("sql", "select * from act_ru_task");
        organization.putPlain("tableName", "act_ru_task");
        organization.putPlain("zero", 0);
        organization.putPlain("one", 1);
        organization.putPlain("aNumber", 7);
        organization.putPlain("aDate", Date.from(Instant.now().plus(1, ChronoUnit.DAYS)));
        organization.putPlain("yes", true);
        organization.putPlain("no", false);
    }

    private void nameObjects() {
        organization.put("charset", StandardCharsets.UTF_8);
        organization.put("month", PeriodUnit.MONTH);
        organization.put("entityClass", JobEntity.class);
        organization.put("processApplication", new EmbeddedProcessApplication().getReference());
        organization.supply(
                "deploymentBuilder",
                () -> organization
                        .engine
                        .getRepositoryService()
                        .createDeployment()
                        .addString("own.form", ForeignModels.file("decide.form", "own")));
        organization.supply("content", () -> new ByteArrayInputStream(new byte[] {1}));
        organization.put(
                "connection",
                Proxy.newProxyInstance(
                        getClass().getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                            throw new IllegalStateException("Nobody should have asked");
                        }));
        organization.put("policy", new DefaultPasswordPolicyImpl());
        organization.put("picture", new Picture(new byte[] {1}, "image/png"));
        organization.put("user", new UserEntity("new"));
        organization.put("group", new GroupEntity("new"));
        organization.put("tenant", new TenantEntity("new"));
        organization.put(
                "authentication",
                new Authentication(organization.person.userId(), List.of(), List.of(organization.alias())));
        organization.put("permission", Permissions.READ);
        organization.put("resource", Resources.PROCESS_INSTANCE);
    }
}
