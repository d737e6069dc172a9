package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.browser.RawRequest;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import io.millrace.testing.WebSession;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
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

    static Stream<String> ways() {
        return Stream.of("user/create", "authorization/create", "filter/create", "deployment", "engine")
                .flatMap(closed -> Stream.of(
                        "/engine-rest/" + closed + "/",
                        "/engine-rest/./" + closed,
                        "/engine-rest//" + closed,
                        "//engine-rest/" + closed,
                        "/engine-rest/version/../" + closed,
                        "/engine-rest/version/%2e%2e/" + closed,
                        "/engine-rest/version/..%2f" + closed,
                        "/engine-rest/version%2f..%2f" + closed,
                        "/engine-rest/version;/../" + closed,
                        "/engine-rest/version/..;/" + closed,
                        "/engine-rest;x=1/" + closed,
                        "/engine-rest/" + closed + ";x=1",
                        "/engine-rest/" + closed + "%3bx",
                        "/engine-rest/" + closed + ".",
                        "/engine-rest/" + closed + "%20",
                        "/engine-rest/" + closed + "%00",
                        "/engine-rest/" + closed + "%252f",
                        "/engine-rest\\" + closed,
                        "/engine-rest/" + closed.toUpperCase(Locale.ROOT),
                        "/ENGINE-REST/" + closed,
                        "/engine%2drest/" + closed,
                        "/%65ngine-rest/" + closed,
                        "/engine-rest/engine/default/" + closed,
                        "/engine-rest/engine/" + closed,
                        "/rest/" + closed));
    }

    @ParameterizedTest
    @MethodSource("ways")
    void what_is_closed_of_the_engines_api_is_closed_in_every_spelling(String path) throws Exception {
        String url = Services.forTests().applicationUrl();
        var before = StoredRows.count();

        for (String method : List.of("POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE")) {
            assertThat(RawRequest.statusWith(method, url, path, bearer()))
                    .as(method)
                    .isIn(400, 401, 403, 404, 405);
        }
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("setupInEverySpelling")
    void the_setup_resource_is_closed_in_every_spelling(String path) throws Exception {
        String url = Services.forTests().applicationUrl();
        var before = StoredRows.count();

        for (String header : List.of("Cookie: JSESSIONID=" + session.cookie("JSESSIONID"), bearer())) {
            assertThat(RawRequest.statusWith("POST", url, path, header)).isIn(400, 401, 403, 404, 405);
        }
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    static List<String> setupInEverySpelling() {
        return List.of(
                "/camunda/api/admin/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create/",
                "/camunda/api/admin/setup;x/default/user/create",
                "/camunda/api/admin;x/setup/default/user/create",
                "/camunda/api/admin//setup/default/user/create",
                "/camunda/api/./admin/setup/default/user/create",
                "/camunda/api/tasklist/../admin/setup/default/user/create",
                "/camunda/api/tasklist/%2e%2e/admin/setup/default/user/create",
                "/camunda/api/tasklist/..%2fadmin/setup/default/user/create",
                "/camunda/api/%61dmin/setup/default/user/create",
                "/camunda/api/admin/%73etup/default/user/create",
                "/camunda/api/ADMIN/setup/default/user/create",
                "/camunda/api/admin/setup/default/user/create%3bx",
                "/camunda/api/admin/setup/default/user/create.",
                "/camunda/app/admin/default/setup/",
                "/engine-rest/admin/setup/default/user/create",
                "/engine-rest/setup/default/user/create");
    }

    /** What servers of another make take for the method. */
    @ParameterizedTest
    @MethodSource("overrides")
    void the_method_is_the_one_that_was_sent(String header) throws Exception {
        String url = Services.forTests().applicationUrl();
        var before = StoredRows.count();
        String request = bearer() + "\n" + header;

        assertThat(RawRequest.statusWith("GET", url, "/engine-rest/version", request))
                .isEqualTo(200);
        assertThat(RawRequest.statusWith("GET", url, "/engine-rest/version?_method=DELETE", request))
                .isEqualTo(200);
        assertThat(RawRequest.statusWith("POST", url, "/engine-rest/version", request))
                .isEqualTo(404);
        assertThat(RawRequest.statusWith("POST", url, "/engine-rest/deployment?_method=GET", request))
                .isEqualTo(404);
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    static Stream<String> overrides() {
        return Stream.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")
                .flatMap(name -> Stream.of(name + ": DELETE", name + ": GET"));
    }

    @Test
    void only_a_token_opens_the_engines_api() throws Exception {
        String url = Services.forTests().applicationUrl();

        for (String header : List.of(
                "Accept-Language: en",
                "Cookie: JSESSIONID=" + session.cookie("JSESSIONID"),
                "Authorization: Basic ZGVtbzpkZW1v",
                "Authorization: Bearer x")) {
            for (String path : List.of("version", "deployment?maxResults=0", "nothing")) {
                assertThat(RawRequest.statusWith("GET", url, ENGINE_REST + path, header))
                        .as(header)
                        .isEqualTo(401);
            }
        }
    }

    @Test
    void whoever_lacks_the_capability_is_told_which_one() {
        Answer deploying = Api.asClient("acme-integration").get(ENGINE_REST + "version");
        Answer working = Api.as("dora").post(ENGINE_REST + "external-task/fetchAndLock", "{\"workerId\": \"w\"}");

        assertThat(deploying.status()).isEqualTo(403);
        assertThat(deploying.json().get("message").asText()).contains("PROCESS_DEPLOY");
        assertThat(working.status()).isEqualTo(403);
        assertThat(working.json().get("message").asText()).contains("EXTERNAL_TASK_WORK");
    }

    private static String bearer() {
        return "Authorization: " + Api.as("dora").authorization();
    }
}
