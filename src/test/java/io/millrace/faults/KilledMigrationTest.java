package io.millrace.faults;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testing.KeycloakServer;
import io.millrace.testing.KeycloakTokens;
import io.millrace.testing.Services;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Kills a real process of Millrace with -9 while it migrates instances in the background. */
@Tag("faults")
class KilledMigrationTest {

    private static final Path DIRECTORY = Path.of("target", "faults", "migration");
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int INSTANCES = 60;
    private static final int KILLS = 2;

    private static final String PROCESS = """
            <?xml version="1.0" encoding="UTF-8"?>
            <bpmn:definitions xmlns:bpmn="http://www.omg.org/spec/BPMN/20100524/MODEL"
                xmlns:camunda="http://camunda.org/schema/1.0/bpmn" id="definitions" targetNamespace="https://millrace.io/processes">
              <bpmn:message id="arrived_message" name="goods-arrived" />
              <bpmn:process id="goods" name="Goods" isExecutable="true" camunda:historyTimeToLive="P180D"
                  camunda:isStartableInTasklist="false">
                <bpmn:extensionElements>
                  <camunda:properties><camunda:property name="startCapability" value="PROCESS_START" /></camunda:properties>
                </bpmn:extensionElements>
                <bpmn:startEvent id="wanted" name="Goods wanted"><bpmn:outgoing>toArrived</bpmn:outgoing></bpmn:startEvent>
                <bpmn:sequenceFlow id="toArrived" sourceRef="wanted" targetRef="arrived" />
                <bpmn:intermediateCatchEvent id="arrived" name="Goods have arrived">
                  <bpmn:incoming>toArrived</bpmn:incoming><bpmn:outgoing>toDone</bpmn:outgoing>
                  <bpmn:messageEventDefinition id="arrived_definition" messageRef="arrived_message" />
                </bpmn:intermediateCatchEvent>
                <bpmn:sequenceFlow id="toDone" sourceRef="arrived" targetRef="done" />
                <bpmn:endEvent id="done" name="Done"><bpmn:incoming>toDone</bpmn:incoming></bpmn:endEvent>
              </bpmn:process>
            </bpmn:definitions>
            """;

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static KillableApplication application;
    private static String token;

    @BeforeAll
    static void startApplication() throws IOException, InterruptedException {
        Services.forTests().start();
        Services.forTests().keycloak().await();
        application = new KillableApplication("millrace_killed_migration", DIRECTORY);
        application.emptyDatabase();
        application.start();
        application.awaitHealthy();
        token = new KeycloakTokens(Services.forTests().keycloak())
                .signIn("dora", KeycloakServer.PASSWORD, "openid organization:acme")
                .get("access_token")
                .asText();
    }

    @AfterAll
    static void endApplication() throws IOException {
        application.close();
    }

    @Test
    void every_instance_is_migrated_once_though_the_application_is_killed_in_between() throws Exception {
        deploy(PROCESS);
        for (int i = 0; i < INSTANCES; i++) {
            post("/api/v1/processes/goods/start", "{}");
        }
        deploy(PROCESS.replace("Goods wanted", "Goods are wanted"));

        UUID job = UUID.fromString(post("/api/v1/workflows/goods/migrate", "{\"fromVersion\": 1, \"toVersion\": 2}")
                .at("/job/id")
                .asText());
        for (int kill = 1; kill <= KILLS; kill++) {
            int before = done(job);
            await().atMost(Duration.ofMinutes(2))
                    .pollInterval(Duration.ofMillis(5))
                    .until(() -> done(job) > before + 3);
            application.kill();
            assertThat(state(job)).as("killed before the end").isEqualTo("RUNNING");
            assertThat(done(job)).isEqualTo(onVersion(2)).isLessThan(INSTANCES);
            application.start();
        }

        await().atMost(Duration.ofMinutes(5)).until(() -> state(job).equals("DONE"));
        assertThat(onVersion(2)).isEqualTo(INSTANCES);
        assertThat(onVersion(1)).isZero();
        assertThat(done(job)).isEqualTo(INSTANCES);
        assertThat(one("select (result ->> 'migrated')::int from background_job where id = :job", job))
                .isEqualTo(INSTANCES);
        assertThat(one("select count(*)::int from event_outbox where subject = :job", job))
                .isEqualTo(1);
    }

    private static void deploy(String process) throws IOException, InterruptedException {
        String boundary = "part-" + UUID.randomUUID();
        String body =
                "--%s\r\nContent-Disposition: form-data; name=\"file\"; filename=\"goods.bpmn\"\r\n\r\n%s\r\n--%s--\r\n"
                        .formatted(boundary, process, boundary);
        send("/api/v1/workflows", "multipart/form-data; boundary=" + boundary, body);
    }

    private static JsonNode post(String path, String body) throws IOException, InterruptedException {
        return send(path, "application/json", body);
    }

    private static JsonNode send(String path, String type, String body) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(application.url() + path))
                .header("Authorization", "Bearer " + token)
                .header("Idempotency-Key", UUID.randomUUID().toString())
                .header("Content-Type", type)
                .POST(BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> answer = HTTP.send(request, HttpResponse.BodyHandlers.ofString());
        assertThat(answer.statusCode()).as(answer.body()).isBetween(200, 299);
        return JSON.readTree(answer.body());
    }

    private static int done(UUID job) {
        return one("select done::int from background_job where id = :job", job);
    }

    private static String state(UUID job) {
        return application
                .database()
                .sql("select state from background_job where id = :job")
                .param("job", job)
                .query(String.class)
                .single();
    }

    private static int onVersion(int version) {
        return application
                .database()
                .sql("""
                        select count(*)::int from act_ru_execution e join act_re_procdef d on d.id_ = e.proc_def_id_
                        where e.parent_id_ is null and d.key_ = 'goods' and d.version_ = :version""")
                .param("version", version)
                .query(Integer.class)
                .single();
    }

    private static int one(String sql, UUID job) {
        return application
                .database()
                .sql(sql)
                .param("job", job)
                .query(Integer.class)
                .single();
    }
}
