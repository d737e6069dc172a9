package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import io.millrace.testing.MillraceTest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.ClassPathResource;

/** What the desktop Modeler sends when somebody presses its button to deploy, and what it shows them. */
@MillraceTest
class ModelerDeploymentTest {

    private static final String CREATE = "/engine-rest/deployment/create";
    private static final Api DORA = Api.as("dora");

    @Autowired
    private RepositoryService repository;

    @Test
    void before_it_deploys_the_modeler_learns_that_a_token_is_needed_and_which_engine_there_is() {
        assertThat(Api.anonymous().get("/engine-rest/deployment?maxResults=0").status())
                .isEqualTo(401);

        Answer there = DORA.get("/engine-rest/deployment?maxResults=0");
        assertThat(there.status()).isEqualTo(200);
        assertThat(there.json()).isEmpty();
        assertThat(DORA.get("/engine-rest/version").json().get("version").asText())
                .isEqualTo("7.24.0");
    }

    @Test
    void a_process_goes_into_force_with_the_form_attached_to_it_for_the_designers_organization_alone()
            throws IOException {
        String key = "sample-" + UUID.randomUUID().toString().substring(0, 8);
        FilePart process = resource("check-sample.bpmn", key);
        FilePart form = resource("check-sample.check.form", key);

        JsonNode deployment = done(deploy(DORA, key, process, form));

        assertThat(deployment.get("tenantId").asText()).isEqualTo("acme");
        assertThat(deployment.get("deployedProcessDefinitions").findValuesAsText("key"))
                .containsExactly(key);
        JsonNode inForce = DORA.get("/api/v1/workflows/" + key).json();
        assertThat(inForce.get("deploymentId")).isEqualTo(deployment.get("id"));
        assertThat(DORA.get("/api/v1/workflows/" + key + ".check?kind=FORM").status())
                .isEqualTo(200);
        assertThat(Api.as("gwen").get("/api/v1/workflows/" + key).status()).isEqualTo(404);
    }

    @Test
    void a_form_that_was_forgotten_is_said_to_be_missing() throws IOException {
        String key = "sample-" + UUID.randomUUID().toString().substring(0, 8);

        Answer answer = deploy(DORA, key, resource("check-sample.bpmn", key));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/details").findValuesAsText("mainElementId"))
                .contains("check");
    }

    @Test
    void pressing_the_button_twice_makes_one_version_and_a_change_makes_another() {
        PricedOrder order = PricedOrder.fresh();
        FilePart changed = bpmn(order.key(), order.bpmn().replace("Say the price", "Name the price"));

        String first = done(deploy(DORA, order.key(), bpmn(order.key(), order.bpmn())))
                .get("id")
                .asText();
        String again = done(deploy(DORA, order.key(), bpmn(order.key(), order.bpmn())))
                .get("id")
                .asText();
        done(deploy(DORA, order.key(), changed));

        assertThat(again).isEqualTo(first);
        assertThat(DORA.get("/api/v1/workflows/" + order.key() + "/versions")
                        .json()
                        .get("items"))
                .hasSize(2);
    }

    @Test
    void a_model_that_equals_one_of_another_organization_or_of_all_becomes_the_organizations_own() {
        PricedOrder order = PricedOrder.fresh();
        var shared = repository
                .createDeployment()
                .name(order.key())
                .source("Camunda Modeler")
                .addString(order.key() + ".bpmn", order.bpmn())
                .deploy();
        try {
            JsonNode ofGlobex = done(deploy(Api.as("gwen"), order.key(), bpmn(order.key(), order.bpmn())));
            JsonNode ofAcme = done(deploy(DORA, order.key(), bpmn(order.key(), order.bpmn())));

            assertThat(ofGlobex.get("tenantId").asText()).isEqualTo("globex");
            assertThat(ofAcme.get("tenantId").asText()).isEqualTo("acme");
            assertThat(List.of(ofAcme.get("id").asText(), ofGlobex.get("id").asText()))
                    .doesNotContain(shared.getId())
                    .doesNotHaveDuplicates();
        } finally {
            repository.deleteDeployment(shared.getId(), true);
        }
    }

    @Test
    void nobody_deploys_for_another_organization_or_for_all() {
        PricedOrder order = PricedOrder.fresh();
        var before = StoredRows.count();

        for (String tenant : List.of("globex", "", "ACME", "acme ", "a0000000-0000-4000-8000-000000000002")) {
            Answer answer =
                    deploy(DORA, order.key(), bpmn(order.key(), order.bpmn()), FilePart.text("tenant-id", tenant));
            assertThat(answer.status()).as("'%s'", tenant).isEqualTo(400);
            assertThat(answer.json().get("message").asText()).contains("another organization");
        }
        Answer twice = deploy(
                DORA,
                order.key(),
                bpmn(order.key(), order.bpmn()),
                FilePart.text("tenant-id", "acme"),
                FilePart.text("tenant-id", "globex"));
        assertThat(twice.status()).isEqualTo(400);
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    @Test
    void one_who_works_for_two_organizations_deploys_for_the_one_named() {
        Answer answer = deploy(
                Api.as("otto").in("globex"), "x", bpmn("x", PricedOrder.fresh().bpmn()));

        // He is a viewer there.
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.json().get("message").asText()).containsIgnoringCase("PROCESS_DEPLOY in globex");
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_with_line_and_element_as_the_modeler_shows_it() {
        PricedOrder order = PricedOrder.fresh();
        String wrong = order.bpmn()
                .replace("camunda:type=\"external\" camunda:topic", "camunda:class=\"java.lang.Runtime\" camunda:topic")
                .replace("value=\"PROCESS_START\"", "value=\"PROCESS_STRAT\"");
        var before = StoredRows.count();

        Answer answer = deploy(DORA, order.key(), bpmn(order.key(), wrong));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().get("type").asText()).isEqualTo("ParseException");
        assertThat(answer.json().get("message").asText())
                .contains(order.key() + ".bpmn, line ", "[JAVA_CLASS]", "[UNKNOWN_CAPABILITY]", "PROCESS_START");
        JsonNode errors =
                answer.json().get("details").get(order.key() + ".bpmn").get("errors");
        assertThat(errors.findValuesAsText("mainElementId")).contains("price", order.key());
        assertThat(errors).allSatisfy(error -> {
            assertThat(error.get("line").asInt()).isPositive();
            assertThat(error.get("message").asText()).isNotBlank();
            assertThat(error.get("elementIds")).isNotEmpty();
        });
        assertThat(StoredRows.count()).isEqualTo(before);
    }

    @Test
    void a_model_is_in_force_at_once_or_not_at_all() {
        PricedOrder order = PricedOrder.fresh();

        Answer answer = deploy(
                DORA,
                order.key(),
                bpmn(order.key(), order.bpmn()),
                FilePart.text("deployment-activation-time", "2030-01-01T00:00:00.000+0000"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.json().at("/errors/0/field").asText()).isEqualTo("deployment-activation-time");
    }

    private static Answer deploy(Api designer, String name, FilePart... files) {
        List<FilePart> parts = new ArrayList<>(List.of(
                FilePart.text("deployment-name", name),
                FilePart.text("deployment-source", "Camunda Modeler"),
                FilePart.text("enable-duplicate-filtering", "true")));
        parts.addAll(List.of(files));
        return designer.upload(CREATE, parts.toArray(FilePart[]::new));
    }

    private static FilePart bpmn(String key, String content) {
        return file(key + ".bpmn", content);
    }

    private static FilePart resource(String name, String key) throws IOException {
        String content = new ClassPathResource("browser/" + name).getContentAsString(StandardCharsets.UTF_8);
        return file(name.replace("check-sample", key), content.replace("check-sample", key));
    }

    /** The Modeler names the field as the file. */
    private static FilePart file(String name, String content) {
        return new FilePart(name, name, "text/xml", content.getBytes(StandardCharsets.UTF_8));
    }

    private static JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json();
    }
}
