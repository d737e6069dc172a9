package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.browser.RawRequest;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import io.millrace.testing.WebSession;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The engine's REST API is open to a token with a capability, at the addresses that are published, and nowhere else. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EngineRestDoorTest {

    private static final String URL = Services.forTests().applicationUrl();
    private static final String ENGINE_REST = "/engine-rest/";

    private WebSession session;

    @BeforeAll
    void signIn() throws Exception {
        session = WebSession.signIn("ada");
    }

    static Stream<String> ways() {
        return Stream.of("user/create", "deployment")
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
        var before = StoredRows.count();

        for (String method : List.of("POST", "PUT", "DELETE", "HEAD", "TRACE")) {
            assertThat(RawRequest.statusWith(method, URL, path, bearer()))
                    .as(method)
                    .isIn(400, 401, 403, 404, 405);
        }
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @MethodSource("setupInEverySpelling")
    void the_setup_resource_is_closed_in_every_spelling(String path) throws Exception {
        var before = StoredRows.count();

        for (String header : List.of("Cookie: JSESSIONID=" + session.cookie("JSESSIONID"), bearer())) {
            assertThat(RawRequest.statusWith("POST", URL, path, header)).isIn(400, 401, 403, 404, 405);
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
        var before = StoredRows.count();
        String request = bearer() + "\n" + header;

        assertThat(RawRequest.statusWith("GET", URL, "/engine-rest/version", request))
                .isEqualTo(200);
        assertThat(RawRequest.statusWith("GET", URL, "/engine-rest/version?_method=DELETE", request))
                .isEqualTo(200);
        assertThat(RawRequest.statusWith("POST", URL, "/engine-rest/version", request))
                .isEqualTo(404);
        assertThat(RawRequest.statusWith("POST", URL, "/engine-rest/deployment?_method=GET", request))
                .isEqualTo(404);
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    static Stream<String> overrides() {
        return Stream.of("X-HTTP-Method-Override", "X-HTTP-Method", "X-Method-Override")
                .flatMap(name -> Stream.of(name + ": DELETE", name + ": GET"));
    }

    @Test
    void only_a_token_opens_the_engines_api() throws Exception {
        for (String header : List.of(
                "Accept-Language: en",
                "Cookie: JSESSIONID=" + session.cookie("JSESSIONID"),
                "Authorization: Basic ZGVtbzpkZW1v",
                "Authorization: Bearer x")) {
            for (String path : List.of("version", "deployment?maxResults=0", "nothing")) {
                assertThat(RawRequest.statusWith("GET", URL, ENGINE_REST + path, header))
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
