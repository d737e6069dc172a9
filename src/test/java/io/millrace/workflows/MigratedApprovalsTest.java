package io.millrace.workflows;

import static io.millrace.workflows.MigrationApiTest.ended;
import static io.millrace.workflows.MigrationApiTest.instance;
import static io.millrace.workflows.MigrationApiTest.migrate;
import static io.millrace.workflows.SampleModels.WORKFLOWS;
import static io.millrace.workflows.SampleModels.done;
import static io.millrace.workflows.SampleModels.dora;
import static io.millrace.workflows.SampleModels.file;
import static io.millrace.workflows.SampleModels.formFile;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.Processes;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What waits for a decision stays in step with the version that its process runs on. */
@MillraceTest
class MigratedApprovalsTest {

    private static final String DECIDES = """
            <bpmn:extensionElements><camunda:properties><camunda:property name="approval" value="true" />\
            </camunda:properties></bpmn:extensionElements>
            """;
    private static final String DESCRIBED = """
            <camunda:property name="input.approvalKind" value="String" />
            <camunda:property name="input.subjectType" value="String" />
            <camunda:property name="input.subjectTitle" value="String" />
            <camunda:property name="input.subjectSummary" value="String" />
            """;

    private static final String DESCRIPTION = """
            , "approvalKind": "purchase", "subjectType": "purchase", "subjectTitle": "Cotton", "subjectSummary": "12 bales"
            """;

    @Autowired
    private Processes processes;

    @Test
    void a_waiting_approval_goes_to_the_organizations_own_version_and_back_and_is_then_decided() {
        UUID subject = UUID.randomUUID();
        String instance = CurrentActor.callAs(
                People.actor("petra"),
                () -> processes.start(
                        "approval",
                        subject,
                        Map.of(
                                "approvalKind", "migration-test",
                                "approvalAmount", 1.0,
                                "approvalCurrency", "EUR",
                                "submittedBy", People.id("petra"),
                                "subjectType", "nothing",
                                "subjectTitle", "A test",
                                "subjectSummary", "of migration")));
        JsonNode waiting = approvals("ada", subject).get(0);
        String shared =
                Api.as("dora").get(WORKFLOWS + "/approval/1/bpmn?shared=true").body();
        int sharedVersion = Api.as("dora")
                .get(WORKFLOWS + "/approval")
                .json()
                .get("version")
                .asInt();
        done(dora().upload(
                        WORKFLOWS,
                        file(
                                "approval.bpmn",
                                shared.replace("name=\"Find the approvers\"", "name=\"Find those who sign\""))));
        int own = Api.as("dora")
                .get(WORKFLOWS + "/approval")
                .json()
                .get("version")
                .asInt();
        String toOwn = "\"fromVersion\": %d, \"fromShared\": true, \"toVersion\": %d, \"toShared\": false"
                .formatted(sharedVersion, own);
        String toShared = "\"fromVersion\": %d, \"fromShared\": false, \"toVersion\": %d, \"toShared\": true"
                .formatted(own, sharedVersion);

        JsonNode there = ended(migrate("approval", toOwn + ", \"instances\": [\"%s\"]".formatted(instance)));
        assertThat(there.at("/result/migrated").asInt()).as(there.toString()).isEqualTo(1);
        assertThat(instance(UUID.fromString(instance)).get("shared").asBoolean())
                .isFalse();
        assertThat(approvals("ada", subject)).containsExactly(waiting);

        JsonNode back = ended(migrate("approval", toShared));
        assertThat(back.at("/result/migrated").asInt()).as(back.toString()).isEqualTo(1);
        assertThat(dora().delete(WORKFLOWS + "/approval/" + own + "?shared=false")
                        .status())
                .isEqualTo(204);

        done(Api.as("ada")
                .withFreshKey()
                .post("/api/v1/approvals/" + waiting.get("id").asText() + "/approve", "{}"));
        assertThat(instance(UUID.fromString(instance)).get("state").asText()).isEqualTo("COMPLETED");
    }

    @Test
    void a_task_that_becomes_an_approval_waits_for_a_decision_as_long_as_it_is_one() {
        String key = SampleModels.newKey();
        String plain = described(key);
        deploy(key, plain);
        deploy(key, deciding(plain));
        UUID id = start(key, DESCRIPTION);
        UUID subject = UUID.fromString(instance(id).get("businessKey").asText());
        assertThat(approvals("amir", subject)).hasSize(1);

        ended(migrate(key, "\"fromVersion\": 2, \"toVersion\": 1"));
        assertThat(approvals("amir", subject)).isEmpty();
        ended(migrate(key, "\"fromVersion\": 1, \"toVersion\": 2"));
        JsonNode waiting = approvals("amir", subject).get(0);
        assertThat(waiting.get("title").asText()).isEqualTo("Cotton");

        done(Api.as("amir")
                .withFreshKey()
                .post("/api/v1/approvals/" + waiting.get("id").asText() + "/approve", "{}"));
        assertThat(instance(id).at("/waitingAt/0/elementId").asText()).isEqualTo("arrived");
    }

    @Test
    void a_task_that_was_none_becomes_an_approval_by_a_migration() {
        String key = SampleModels.newKey();
        String plain = described(key);
        deploy(key, plain);
        UUID id = start(key, DESCRIPTION);
        UUID subject = UUID.fromString(instance(id).get("businessKey").asText());
        assertThat(approvals("amir", subject)).isEmpty();
        deploy(key, deciding(plain));

        JsonNode job = ended(migrate(key, "\"fromVersion\": 1, \"toVersion\": 2"));

        assertThat(job.at("/result/migrated").asInt()).as(job.toString()).isEqualTo(1);
        JsonNode waiting = approvals("amir", subject).get(0);
        assertThat(waiting.get("capability").asText()).isEqualTo("PARTNER_APPROVE");
        done(Api.as("amir")
                .withFreshKey()
                .post("/api/v1/approvals/" + waiting.get("id").asText() + "/approve", "{}"));
        assertThat(instance(id).at("/waitingAt/0/elementId").asText()).isEqualTo("arrived");
    }

    @Test
    void a_task_that_nobody_could_decide_about_is_not_made_an_approval() {
        String key = SampleModels.deployed();
        UUID id = start(key, "");
        deploy(key, deciding(SampleModels.process(key)));

        JsonNode check = done(migrate(key, "\"fromVersion\": 1, \"toVersion\": 2, \"dryRun\": true"))
                .json()
                .get("check");
        assertThat(check.at("/failures/0/reasons/0/explanation").asText())
                .isEqualTo("'Check the purchase' decides in the new version, and the process has no approvalKind,"
                        + " subjectType, subjectTitle, subjectSummary.");

        JsonNode job = ended(migrate(key, "\"fromVersion\": 1, \"toVersion\": 2"));
        assertThat(job.at("/result/failed").asInt()).isEqualTo(1);
        assertThat(job.at("/result/failures")).isEqualTo(check.get("failures"));
        assertThat(instance(id).get("version").asInt()).isEqualTo(1);
    }

    private static String described(String key) {
        String note = "<camunda:property name=\"input.note\"";
        return SampleModels.process(key).replace(note, DESCRIBED + note);
    }

    private static String deciding(String process) {
        return process.replace("<bpmn:incoming>toCheck", DECIDES + "<bpmn:incoming>toCheck");
    }

    private static void deploy(String key, String process) {
        done(dora().upload(WORKFLOWS, file(key + ".bpmn", process), formFile(key)));
    }

    private static UUID start(String key, String variables) {
        return UUID.fromString(done(dora().post(
                                "/api/v1/processes/" + key + "/start",
                                "{\"variables\": {\"amount\": 1250.5%s}}".formatted(variables)))
                .json()
                .get("id")
                .asText());
    }

    private static JsonNode approvals(String user, UUID subject) {
        return done(Api.as(user).get("/api/v1/approvals?filter=subjectId==" + subject))
                .json()
                .get("items");
    }
}
