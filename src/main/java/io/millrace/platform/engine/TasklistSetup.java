package io.millrace.platform.engine;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GLOBAL;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.Map;
import java.util.function.UnaryOperator;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Gives everybody Tasklist with ready-made lists, holders of {@link WebappRules#COCKPIT} a reading Cockpit, designers the
 * Modeler's deployment, and workers their external tasks, as far as the engine's own permissions go. It runs at every start,
 * adds what is missing and brings the lists up to date; filters and permissions belong to no organization, what they show
 * does.
 */
@Component
class TasklistSetup implements ApplicationRunner {

    /** Any number that nothing else locks: nodes that start together do this one after the other. */
    private static final long LOCK = 7_240_001;

    private static final String ME = "${currentUser()}";
    private static final String MY_CAPABILITIES = "${currentUserGroups()}";

    private final AuthorizationService authorizations;
    private final FilterService filters;
    private final TaskService tasks;
    private final JdbcClient jdbc;

    TasklistSetup(AuthorizationService authorizations, FilterService filters, TaskService tasks, JdbcClient jdbc) {
        this.authorizations = authorizations;
        this.filters = filters;
        this.tasks = tasks;
        this.jdbc = jdbc;
    }

    @Override
    @Transactional
    public void run(ApplicationArguments arguments) {
        jdbc.sql("select pg_advisory_xact_lock(:lock)")
                .param("lock", LOCK)
                .query()
                .listOfRows();
        permitTasklist();
        permitCockpit();
        permitEngineRest();
        offer(
                "All I can do",
                10,
                "Offered to me, claimed by me, or claimed by those I stand in for",
                query -> claimedByPrincipals(
                                query.or().taskAssigneeExpression(ME).taskCandidateGroupInExpression(MY_CAPABILITIES))
                        .endOr());
        offer(
                "Offered to me",
                20,
                "Nobody has claimed these yet",
                query -> query.taskCandidateGroupInExpression(MY_CAPABILITIES).taskUnassigned());
        offer("My tasks", 30, "Claimed by me", query -> query.taskAssigneeExpression(ME));
        offer(
                "Of those I stand in for",
                40,
                "Claimed by those who are away",
                query -> claimedByPrincipals(query)
                        .taskCandidateGroupInExpression(MY_CAPABILITIES)
                        .includeAssignedTasks());
    }

    private void permitTasklist() {
        permit(null, Resources.APPLICATION, "tasklist", Permissions.ACCESS);
        permit(null, Resources.FILTER, ANY, Permissions.READ);
        permit(null, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ);
    }

    private void permitCockpit() {
        String readers = WebappRules.COCKPIT;
        permit(readers, Resources.APPLICATION, "cockpit", Permissions.ACCESS);
        permit(
                readers,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY);
        permit(readers, Resources.TASK, ANY, Permissions.READ);
        permit(readers, Resources.DECISION_DEFINITION, ANY, Permissions.READ, Permissions.READ_HISTORY);
        permit(readers, Resources.DECISION_REQUIREMENTS_DEFINITION, ANY, Permissions.READ);
        permit(readers, Resources.DEPLOYMENT, ANY, Permissions.READ);
    }

    private void permitEngineRest() {
        permit(EngineRestRules.DEPLOY, Resources.DEPLOYMENT, ANY, Permissions.CREATE);
        permit(
                EngineRestRules.WORK,
                Resources.PROCESS_DEFINITION,
                ANY,
                ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.UPDATE_INSTANCE);
    }

    /** @param group nobody in particular stands for everybody */
    private void permit(@Nullable String group, Resource resource, String id, Permission... permissions) {
        int type = group == null ? AUTH_TYPE_GLOBAL : AUTH_TYPE_GRANT;
        var known = authorizations
                .createAuthorizationQuery()
                .authorizationType(type)
                .resourceType(resource)
                .resourceId(id);
        if ((group == null ? known : known.groupIdIn(group)).count() > 0) {
            return;
        }
        Authorization authorization = authorizations.createNewAuthorization(type);
        if (group != null) {
            authorization.setGroupId(group);
        }
        authorization.setResource(resource);
        authorization.setResourceId(id);
        authorization.setPermissions(permissions);
        authorizations.saveAuthorization(authorization);
    }

    /** The engine's interface has no method for it; its stored lists take any property as an expression. */
    private static TaskQuery claimedByPrincipals(TaskQuery query) {
        ((TaskQueryImpl) query).addExpression("taskAssigneeIn", "${principals()}");
        return query;
    }

    private void offer(String name, int priority, String description, UnaryOperator<TaskQuery> query) {
        Filter known = filters.createFilterQuery().filterName(name).singleResult();
        Filter filter = known == null ? filters.newTaskFilter(name) : known;
        filter.setQuery(query.apply(tasks.createTaskQuery()));
        filter.setProperties(
                Map.of("description", description, "priority", priority, "refresh", true, "color", "#1f5f5b"));
        filters.saveFilter(filter);
    }
}
