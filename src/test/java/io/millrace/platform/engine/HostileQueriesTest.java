package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.WebSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Both REST trees of the engine, asked by somebody who may do all that there is in them: an admin with a session for the
 * webapps' own, a designer and a worker with tokens for the other.
 */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class HostileQueriesTest {

    private static final String WEBAPPS = "/camunda/api/engine/engine/default/";
    private static final String ENGINE_REST = "/engine-rest/";
    private static final String JSON = "application/json";
    private static final String EVIL = "${execution.processEngineServices.identityService}";

    /** @param path in which {@code FILTER} stands for the id of one that is there */
    record Query(String method, String path, String type, Charset charset, String body) {

        static Query post(String path, String body) {
            return new Query(
                    "POST",
                    path,
                    JSON,
                    StandardCharsets.UTF_8,
                    body.replace('\'', '"').replace("EVIL", EVIL));
        }

        static Query get(String path) {
            return new Query("GET", path, JSON, StandardCharsets.UTF_8, "");
        }

        @Override
        public String toString() {
            return method + " " + path + " " + body;
        }
    }

    private WebSession session;
    private String filter;

    @BeforeAll
    void signIn() throws Exception {
        session = WebSession.signIn("ada");
        Answer filters = session.send("GET", WEBAPPS + "filter", JSON, BodyPublishers.noBody());
        filter = filters.json().at("/0/id").asText();
        assertThat(filter).isNotBlank();
    }

    static List<Query> ofWebapps() {
        String list = WEBAPPS + "filter/FILTER/list";
        return List.of(
                Query.get(WEBAPPS + "task?assigneeExpression=%24%7B1%7D"),
                Query.get(WEBAPPS + "task?name=x&candidateGroupsExpression=x"),
                Query.get(list + "?ASSIGNEEEXPRESSION=x"),
                Query.post(WEBAPPS + "task", "{'assigneeExpression': 'EVIL'}"),
                Query.post(WEBAPPS + "task", "{'orQueries': [{'assigneeExpression': 'EVIL'}]}"),
                Query.post(WEBAPPS + "task/count", "{'orQueries': [{'orQueries': [{'dueBeforeExpression': 'EVIL'}]}]}"),
                Query.post(list, "{'followUpAfterExpression': 'EVIL'}"),
                Query.post(list, "{'orQueries': [{}, {'candidateUserExpression': 'EVIL'}]}"),
                Query.post(list, "{'query': {'assigneeExpression': 'EVIL'}}"),
                Query.post(list, "[{'assigneeExpression': 'EVIL'}]"),
                Query.post(list, "{'assignee\\u0045xpression': 'EVIL'}"),
                Query.post(list, "{'variables': {'x': {'orQueries': [{'assigneeExpression': 'EVIL'}]}}}"),
                Query.post(list, "{'orQueries': [{'variables': {'assigneeExpression': 'EVIL'}}]}"),
                Query.post(list, "{'orQueries': [], 'orQueries': [{'assigneeExpression': 'EVIL'}]}"),
                Query.post(list, "{}{'assigneeExpression': 'EVIL'}"),
                Query.post(list, "{'a':".repeat(40) + "{'assigneeExpression': 'EVIL'}" + "}".repeat(40)),
                new Query("POST", list, JSON, StandardCharsets.UTF_16, "{\"assigneeExpression\": \"" + EVIL + "\"}"),
                new Query(
                        "POST",
                        WEBAPPS + "task",
                        "application/x-www-form-urlencoded",
                        StandardCharsets.UTF_8,
                        "assigneeExpression=x"),
                new Query(
                        "POST",
                        WEBAPPS + "task",
                        "text/plain",
                        StandardCharsets.UTF_8,
                        "{\"assigneeExpression\": \"x\"}"),
                new Query(
                        "POST",
                        WEBAPPS + "task",
                        "application/json+x",
                        StandardCharsets.UTF_8,
                        "{\"assigneeExpression\": \"x\"}"),
                Query.post(WEBAPPS + "filter/FILTER/count", "{'orQueries': [{'assigneeExpression': 'EVIL'}]}"),
                Query.post(
                        WEBAPPS + "filter/create",
                        "{'resourceType': 'Task', 'name': 'evil', 'query': {'assigneeExpression': 'EVIL'}}"),
                Query.post(WEBAPPS + "process-instance", "{'orQueries': [{'nameExpression': 'EVIL'}]}"),
                Query.post(WEBAPPS + "history/task", "{'orQueries': [{'taskAssigneeExpression': 'EVIL'}]}"),
                Query.post(
                        WEBAPPS + "external-task",
                        "{'processInstanceIdIn': [], 'orQueries': [{'topicExpression': 'x'}]}"),
                Query.post(WEBAPPS + "execution", "{'x': {'y': [{'zExpression': 'EVIL'}]}}"),
                Query.post(WEBAPPS + "task/x/claim/", "{'userId': '" + People.id("amir") + "'}"),
                Query.post(WEBAPPS + "task/x/submit-form", "{'variables': {'x': {'value': {'a': [1]}}}}"),
                Query.post(
                        WEBAPPS + "task/x/submit-form",
                        "{'variables': {'x': {'type': 'Object', 'value': 'rO0AB', 'valueInfo': {'objectTypeName': 'x', 'serializationDataFormat': 'application/x-java-serialized-object'}}}}"));
    }

    static List<Query> ofEngineRest() {
        String fetch = ENGINE_REST + "external-task/fetchAndLock";
        return List.of(
                Query.post(fetch, "{'workerId': 'w', 'topics': [], 'assigneeExpression': 'EVIL'}"),
                Query.post(
                        fetch,
                        "{'workerId': 'w', 'topics': [{'topicName': 'x', 'lockDuration': 1, 'orQueries': [{'nameExpression': 'EVIL'}]}]}"),
                Query.post(
                        fetch,
                        "{'workerId': 'w', 'topics': [{'topicName': 'x', 'lockDuration': 1, 'processVariables': {'xExpression': 'EVIL'}}]}"),
                Query.post(fetch + "?topicExpression=x", "{'workerId': 'w', 'topics': []}"),
                Query.post(
                        ENGINE_REST + "external-task/x/complete",
                        "{'workerId': 'w', 'variables': {'x': {'value': '', 'valueInfo': {'anExpression': 'EVIL'}}}}"),
                Query.post(
                        ENGINE_REST + "external-task/x/complete",
                        "{'workerId': 'w', 'filter': {'anExpression': 'EVIL'}}"),
                Query.get(ENGINE_REST + "deployment?nameExpression=x"),
                Query.get(ENGINE_REST + "task?assigneeExpression=x"),
                Query.post(ENGINE_REST + "task", "{'orQueries': [{'assigneeExpression': 'EVIL'}]}"),
                Query.post(ENGINE_REST + "external-task", "{}"),
                Query.post(ENGINE_REST + "external-task/count", "{}"),
                Query.get(ENGINE_REST + "external-task/topic-names"),
                Query.post(
                        ENGINE_REST + "filter/create",
                        "{'resourceType': 'Task', 'name': 'evil', 'query': {'assigneeExpression': 'EVIL'}}"),
                Query.post(
                        ENGINE_REST + "user/create",
                        "{'profile': {'id': 'evil'}, 'credentials': {'password': 'evil'}}"),
                Query.post(
                        ENGINE_REST + "authorization/create", "{'type': 0, 'permissions': ['ALL'], 'resourceType': 4}"),
                Query.post(ENGINE_REST + "message", "{'messageName': 'goods-arrived', 'all': true}"),
                Query.post(ENGINE_REST + "signal", "{'name': 'x'}"),
                Query.post(ENGINE_REST + "process-definition/key/approval/start", "{}"),
                Query.post(ENGINE_REST + "process-instance", "{'orQueries': [{'nameExpression': 'EVIL'}]}"),
                Query.post(ENGINE_REST + "process-instance/delete", "{'processInstanceIds': ['x']}"),
                Query.post(ENGINE_REST + "modification/execute", "{}"),
                Query.post(ENGINE_REST + "migration/execute", "{}"),
                Query.get(ENGINE_REST + "metrics/sum"),
                Query.get(ENGINE_REST + "engine"),
                Query.get(ENGINE_REST + "user"),
                Query.get(ENGINE_REST + "history/user-operation"));
    }

    @ParameterizedTest
    @MethodSource("ofWebapps")
    void the_webapps_answer_no_query_that_brings_more_than_values(Query query) throws Exception {
        var before = StoredRows.count();

        Answer answer = session.send(
                query.method(),
                query.path().replace("FILTER", filter),
                query.type(),
                BodyPublishers.ofByteArray(query.body().getBytes(query.charset())));

        assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404, 415);
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    @Test
    void the_same_queries_without_an_expression_are_answered() throws Exception {
        for (String path : List.of("task", "filter/" + filter + "/list", "process-instance", "history/task")) {
            String query = "{\"orQueries\": []}";
            assertThat(session.send("POST", WEBAPPS + path, JSON, BodyPublishers.ofString(query))
                            .status())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @ParameterizedTest
    @MethodSource("ofEngineRest")
    void the_engines_own_api_answers_no_query_at_all(Query query) {
        var before = StoredRows.count();

        for (Api caller : List.of(Api.as("dora"), Api.asClient("acme-integration"))) {
            Answer answer =
                    caller.send(query.method(), query.path(), query.type(), BodyPublishers.ofString(query.body()));
            assertThat(answer.status()).as(answer.body()).isIn(400, 403, 404, 405, 415);
        }
        assertThat(StoredRows.count()).isEqualTo(before);
    }
}
