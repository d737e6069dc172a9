package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Api;
import io.millrace.testing.KeycloakTokens;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.camunda.bpm.client.ExternalTaskClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Camunda's own clients for external tasks, in Java and in JavaScript, with tokens of Keycloak. */
@MillraceTest
class ExternalTaskClientsTest {

    private static final String URL = Services.forTests().applicationUrl();
    private static final Path DOCS = Path.of("docs", "external-tasks.md");

    private enum Language {
        JAVA,
        JAVASCRIPT;

        AutoCloseable work(String organization, PricedOrder order) throws Exception {
            String client = organization + "-integration";
            if (this == JAVASCRIPT) {
                return NodeWorker.start(Map.of(
                        "MILLRACE_URL",
                        URL,
                        "TOKEN_URL",
                        Services.forTests().keycloak().realmUrl() + "/protocol/openid-connect/token",
                        "CLIENT_ID",
                        client,
                        "CLIENT_SECRET",
                        client + "-dev-secret",
                        "TOPIC",
                        order.key()));
            }
            ExternalTaskClient worker = PriceList.open(URL, order.key(), () -> token(client));
            return worker::stop;
        }

        private static String token(String client) {
            try {
                return new KeycloakTokens(Services.forTests().keycloak())
                        .ofClient(client)
                        .get("access_token")
                        .asText();
            } catch (IOException e) {
                throw new IllegalStateException(e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_worker_completes_tasks_fails_on_business_grounds_and_reports_what_is_broken(Language language)
            throws Exception {
        Api caller = Api.asClient("acme-integration");
        PricedOrder order = PricedOrder.deployedBy("dora");
        String ordered = order.start(caller, "cotton", 3);
        String rare = order.start(caller, "rare", 1);
        String unreadable = order.start(caller, "unreadable", 1);

        try (var worker = language.work("acme", order)) {
            until(caller, ordered, "COMPLETED");
            until(caller, rare, "COMPLETED");
            patiently().until(() -> !read(caller, unreadable).get("incidents").isEmpty());
            // Those that wait already for the next one get it too.
            String later = order.start(caller, "cotton", 5);
            until(caller, later, "COMPLETED");
            assertThat(read(caller, later).get("endedWith").asText()).isEqualTo("priced");
        }

        assertThat(read(caller, ordered).get("endedWith").asText()).isEqualTo("priced");
        assertThat(read(caller, rare).get("endedWith").asText()).isEqualTo("refused");
        JsonNode broken = read(caller, unreadable);
        assertThat(broken.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(broken.at("/incidents/0/elementId").asText()).isEqualTo("price");
        assertThat(broken.at("/incidents/0/message").asText()).isEqualTo("The price list is unreadable");
    }

    @ParameterizedTest
    @EnumSource(Language.class)
    void a_worker_of_one_organization_gets_nothing_of_another(Language language) throws Exception {
        Api acme = Api.asClient("acme-integration");
        Api globex = Api.asClient("globex-integration");
        PricedOrder order = PricedOrder.deployedBy("dora");
        order.deployBy("gwen");
        String ofAcme = order.start(acme, "cotton", 3);

        try (var worker = language.work("globex", order)) {
            String ofGlobex = order.start(globex, "cotton", 3);
            until(globex, ofGlobex, "COMPLETED");
            String next = order.start(globex, "cotton", 3);
            until(globex, next, "COMPLETED");
        }

        JsonNode untouched = read(acme, ofAcme);
        assertThat(untouched.get("state").asText()).isEqualTo("ACTIVE");
        assertThat(untouched.at("/waitingAt/0/elementId").asText()).isEqualTo("price");
    }

    @Test
    void what_the_docs_show_is_what_runs_here() throws IOException {
        String docs = Files.readString(DOCS);

        assertThat(docs).contains(Files.readString(NodeWorker.SOURCES.resolve("worker.mjs")));
        String java = Files.readString(
                Path.of("src", "test", "java", "io", "millrace", "platform", "engine", "PriceList.java"));
        String sample = java.substring(java.indexOf("static ExternalTaskClient open"), java.lastIndexOf('}'));
        assertThat(docs.replaceAll("\\s+", " ")).contains(sample.replaceAll("\\s+", " "));
    }

    private static void until(Api caller, String instance, String state) {
        patiently().until(() -> read(caller, instance).get("state").asText().equals(state));
    }

    /** Another program has to start first, on a machine that may be busy. */
    private static org.awaitility.core.ConditionFactory patiently() {
        return await().atMost(Duration.ofMinutes(2)).pollInterval(Duration.ofMillis(200));
    }

    private static JsonNode read(Api caller, String instance) {
        return caller.get("/api/v1/processes/" + instance).json();
    }
}
