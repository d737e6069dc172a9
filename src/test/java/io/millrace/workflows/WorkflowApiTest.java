package io.millrace.workflows;

import static io.millrace.workflows.SampleModels.WORKFLOWS;
import static io.millrace.workflows.SampleModels.done;
import static io.millrace.workflows.SampleModels.dora;
import static io.millrace.workflows.SampleModels.file;
import static io.millrace.workflows.SampleModels.formFile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What process designers do with models over REST. */
@MillraceTest
class WorkflowApiTest {

    private static final String WITHOUT_DEADLINE = "camunda:dueDate=\"P2D\"";

    @Test
    void an_organization_sees_the_models_that_all_share_and_its_own() {
        String own = SampleModels.deployed();

        assertThat(items(Api.as("dora").get(WORKFLOWS + "?limit=200")).findValuesAsText("key"))
                .contains("approval", "partner-onboarding", "approval-matrix", own, own + ".check");
        assertThat(items(Api.as("gwen").get(WORKFLOWS + "?limit=200")).findValuesAsText("key"))
                .contains("approval", "partner-onboarding")
                .doesNotContain(own);
        assertThat(Api.as("gwen").get(WORKFLOWS + "/" + own).status()).isEqualTo(404);
    }

    @Test
    void a_file_comes_back_as_it_was_deployed_and_need_not_be_read_twice() {
        String key = SampleModels.deployed();

        Answer file = Api.as("dora").get(WORKFLOWS + "/" + key + "/1/bpmn");
        assertThat(file.body()).isEqualTo(SampleModels.process(key));
        String tag = file.header("ETag").orElseThrow();
        assertThat(Api.as("dora")
                        .with("If-None-Match", tag)
                        .get(WORKFLOWS + "/" + key + "/1/bpmn")
                        .status())
                .isEqualTo(304);
        assertThat(Api.as("dora")
                        .get(WORKFLOWS + "/" + key + ".check/1/file?kind=FORM")
                        .json()
                        .path("id")
                        .asText())
                .isEqualTo(key + ".check");
    }

    @Test
    void everything_that_is_wrong_with_a_model_is_said_at_once_with_element_and_cure_and_nothing_is_stored() {
        String key = SampleModels.newKey();
        String wrong = SampleModels.process(key)
                .replace(WITHOUT_DEADLINE, "")
                .replace("PARTNER_APPROVE", "PARTNER_APROVE")
                .replace("<bpmn:endEvent", "<bpmn:scriptTask id=\"evil\" scriptFormat=\"groovy\"/><bpmn:endEvent");
        long before = deployments();

        Answer checked = dora().upload(WORKFLOWS + "/validate", file(key + ".bpmn", wrong), formFile(key));
        JsonNode findings = done(checked).json().get("findings");
        assertThat(findings.findValuesAsText("elementId")).contains("check", "evil");
        assertThat(findings).allSatisfy(finding -> {
            assertThat(finding.path("explanation").asText()).isNotBlank();
            assertThat(finding.path("cure").asText()).isNotBlank();
            assertThat(finding.path("rule").asText()).isNotBlank();
        });

        Answer refused = dora().upload(WORKFLOWS, file(key + ".bpmn", wrong), formFile(key));
        assertThat(refused.status()).isEqualTo(400);
        assertThat(refused.code()).isEqualTo("WORKFLOW_REFUSED");
        assertThat(refused.json().get("findings")).isEqualTo(findings);
        assertThat(deployments()).isEqualTo(before);
    }

    @Test
    void an_organizations_own_model_comes_before_the_shared_one_for_that_organization_alone() {
        String shared = Api.as("gwen").get(WORKFLOWS + "/approval/1/bpmn").body();
        String own = shared.replace("name=\"Find the approvers\"", "name=\"Find those who sign\"");

        JsonNode deployed =
                done(dora().upload(WORKFLOWS, file("approval.bpmn", own))).json();

        JsonNode inForce = Api.as("dora").get(WORKFLOWS + "/approval").json();
        assertThat(inForce.get("shared").asBoolean()).isFalse();
        assertThat(inForce.get("deploymentId")).isEqualTo(deployed.get("deploymentId"));
        assertThat(Api.as("gwen")
                        .get(WORKFLOWS + "/approval")
                        .json()
                        .get("shared")
                        .asBoolean())
                .isTrue();
        // The form that its task wants from its own deployment was taken along.
        assertThat(deployed.get("definitions").findValuesAsText("key")).contains("approval", "approval.decide");
        String version = inForce.get("version").asText();
        assertThat(dora().delete(WORKFLOWS + "/approval/" + version + "?shared=false")
                        .status())
                .isEqualTo(204);
        assertThat(Api.as("dora")
                        .get(WORKFLOWS + "/approval")
                        .json()
                        .get("shared")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_version_that_was_used_or_is_shared_stays() {
        String key = SampleModels.deployed();
        done(dora().post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1}}"));

        assertThat(dora().delete(WORKFLOWS + "/" + key + "/1").code()).isEqualTo("WORKFLOW_IN_USE");
        assertThat(dora().delete(WORKFLOWS + "/partner-onboarding/1?shared=true")
                        .code())
                .isEqualTo("WORKFLOW_SHARED");
    }

    @Test
    void before_deploying_a_designer_sees_what_changes_and_who_could_not_go_on() {
        String key = SampleModels.deployed();
        done(dora().post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1}}"));
        String renamed =
                SampleModels.process(key).replace("name=\"Check the purchase\"", "name=\"Look at the purchase\"");
        String without =
                SampleModels.process(key).replace("id=\"check\"", "id=\"look\"").replace("\"check\"", "\"look\"");

        JsonNode harmless = impact(key, renamed);
        assertThat(harmless.at("/changes/0/elementId").asText()).isEqualTo("check");
        assertThat(harmless.at("/changes/0/what").asText()).isEqualTo("name");
        assertThat(harmless.at("/instances/0/count").asInt()).isEqualTo(1);
        assertThat(harmless.at("/plan/0/from").asText()).isEqualTo("check");
        assertThat(harmless.get("problems")).isEmpty();

        JsonNode harmful = impact(key, without);
        assertThat(harmful.get("changes").findValuesAsText("elementId")).contains("check", "look");
        assertThat(harmful.at("/problems/0/explanation").asText()).contains("Check the purchase");
    }

    @Test
    void whoever_starts_a_process_reads_before_what_it_takes_and_whether_they_may() {
        String key = SampleModels.deployed();

        JsonNode inputs =
                done(Api.as("dora").get(WORKFLOWS + "/" + key + "/inputs")).json();
        assertThat(inputs.get("version").asInt()).isEqualTo(1);
        assertThat(inputs.get("startCapability").asText()).isEqualTo("PROCESS_START");
        assertThat(inputs.get("mayStart").asBoolean()).isTrue();
        assertThat(inputs.at("/inputs/0").toString())
                .isEqualTo("{\"name\":\"amount\",\"type\":\"DOUBLE\",\"required\":true}");
        assertThat(inputs.at("/inputs/1").toString())
                .isEqualTo("{\"name\":\"note\",\"type\":\"STRING\",\"required\":false}");

        JsonNode ofRecord = done(Api.as("dora").get(WORKFLOWS + "/partner-onboarding/inputs"))
                .json();
        assertThat(ofRecord.get("startCapability").isNull()).isTrue();
        assertThat(ofRecord.get("mayStart").asBoolean()).isFalse();
        assertThat(Api.as("gwen").get(WORKFLOWS + "/" + key + "/inputs").code()).isEqualTo("WORKFLOW_NOT_FOUND");
        assertThat(Api.as("dora").get(WORKFLOWS + "/approval-matrix/inputs").code())
                .isEqualTo("WORKFLOW_NOT_FOUND");
    }

    @Test
    void a_process_that_wants_another_capability_says_so_before_anybody_tries() {
        String key = SampleModels.newKey();
        String model = SampleModels.process(key).replace("value=\"PROCESS_START\"", "value=\"AUDIT_READ\"");
        done(dora().upload(WORKFLOWS, file(key + ".bpmn", model), formFile(key)));

        JsonNode inputs =
                done(Api.as("dora").get(WORKFLOWS + "/" + key + "/inputs")).json();
        assertThat(inputs.get("startCapability").asText()).isEqualTo("AUDIT_READ");
        assertThat(inputs.get("mayStart").asBoolean()).isFalse();
        assertThat(dora().post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1}}")
                        .code())
                .isEqualTo("PROCESS_START_FORBIDDEN");
        assertThat(Api.as("ada")
                        .get(WORKFLOWS + "/" + key + "/inputs")
                        .json()
                        .get("mayStart")
                        .asBoolean())
                .isTrue();
    }

    @Test
    void a_heat_map_shows_where_instances_wait() {
        String key = SampleModels.deployed();
        done(dora().post("/api/v1/processes/" + key + "/start", "{\"variables\": {\"amount\": 1}}"));

        JsonNode items = items(Api.as("dora").get(WORKFLOWS + "/" + key + "/1/activity"));
        assertThat(items.at("/0/activityId").asText()).isEqualTo("check");
        assertThat(items.at("/0/running").asInt()).isEqualTo(1);
        assertThat(items.at("/1/finished").asInt()).isEqualTo(1);
    }

    @Test
    void a_diagram_is_drawn_of_every_version() {
        Answer diagram = Api.as("dora").get(WORKFLOWS + "/partner-onboarding/1/diagram.svg");
        assertThat(diagram.header("Content-Type")).hasValue("image/svg+xml");
        assertThat(diagram.body()).startsWith("<svg").contains("Rate the risk");
    }

    private static JsonNode impact(String key, String process) {
        Answer answer = dora().upload(WORKFLOWS + "/impact", file(key + ".bpmn", process), formFile(key));
        return done(answer).json().at("/processes/0");
    }

    private static JsonNode items(Answer answer) {
        return done(answer).json().get("items");
    }

    private static long deployments() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("select count(*) from act_re_deployment")
                .query(Long.class)
                .single();
    }
}
