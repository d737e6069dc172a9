package io.millrace.workflows;

import static io.millrace.workflows.SampleModels.WORKFLOWS;
import static io.millrace.workflows.SampleModels.done;
import static io.millrace.workflows.SampleModels.dora;
import static io.millrace.workflows.SampleModels.file;
import static io.millrace.workflows.SampleModels.formFile;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Running instances on their way to another version, over REST. */
@MillraceTest
class MigrationApiTest {

    private static final String PROCESSES = "/api/v1/processes/";
    private static final String ONE_TO_TWO = "\"fromVersion\": 1, \"toVersion\": 2";
    private static final String BY_MAPPING = ONE_TO_TWO + ", \"mapping\": [{\"from\": \"check\", \"to\": \"look\"}]";

    @Autowired
    private UserTasks tasks;

    private final JdbcClient superuser =
            JdbcClient.create(Services.forTests().postgres().asSuperuser());

    @Test
    void a_dry_run_says_what_stands_for_what_and_who_could_not_go_on_and_changes_nothing() {
        String key = SampleModels.deployed();
        UUID checked = start(key);
        UUID arriving = start(key);
        complete(arriving, "check");
        deployWithLook(key);
        long before = changes();

        Answer answer = migrate(key, ONE_TO_TWO + ", \"dryRun\": true");

        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        JsonNode found = answer.json();
        assertThat(found.at("/instances").asInt()).isEqualTo(2);
        assertThat(found.get("plan"))
                .extracting(step ->
                        step.get("from").asText() + " > " + step.get("to").asText())
                .containsExactlyInAnyOrder("check > null", "arrived > arrived");
        assertThat(found.at("/check/failing").asInt()).isEqualTo(1);
        assertThat(found.at("/check/unchecked").asInt()).isZero();
        JsonNode failure = found.at("/check/failures/0");
        assertThat(failure.get("instanceId").asText()).isEqualTo(checked.toString());
        assertThat(failure.at("/reasons/0/elementId").asText()).isEqualTo("check");
        assertThat(failure.at("/reasons/0/elementName").asText()).isEqualTo("Check the purchase");
        assertThat(failure.at("/reasons/0/explanation").asText())
                .isEqualTo("The new version has nothing of this id and kind to go on from; map it to another element of"
                        + " its kind.");
        assertThat(found.get("job").isNull()).isTrue();
        assertThat(versions(checked, arriving)).containsExactly(1, 1);
        assertThat(changes()).isEqualTo(before);

        assertThat(done(migrate(key, BY_MAPPING + ", \"dryRun\": true"))
                        .json()
                        .at("/check/failing")
                        .asInt())
                .isZero();
    }

    @Test
    void instances_that_stand_alike_are_all_counted_and_named_though_only_one_of_them_is_tried() {
        String key = SampleModels.deployed();
        List<UUID> waiting = IntStream.range(0, 4).mapToObj(i -> start(key)).toList();
        complete(start(key), "check");
        deployWithLook(key);

        JsonNode check =
                done(migrate(key, ONE_TO_TWO + ", \"dryRun\": true")).json().get("check");

        assertThat(check.get("failing").asInt()).isEqualTo(4);
        assertThat(check.get("failures").findValuesAsText("instanceId"))
                .containsExactlyInAnyOrderElementsOf(
                        waiting.stream().map(UUID::toString).toList());
    }

    @Test
    void a_background_job_migrates_the_instances_and_they_go_on_in_the_new_version() {
        String key = SampleModels.deployed();
        List<UUID> instances = IntStream.range(0, 3).mapToObj(i -> start(key)).toList();
        deployWithLook(key);

        Answer begun = migrate(key, BY_MAPPING);

        assertThat(begun.status()).as(begun.body()).isEqualTo(202);
        assertThat(begun.json().at("/job/state").asText()).isEqualTo("QUEUED");
        JsonNode job = ended(begun);
        assertThat(job.get("state").asText()).isEqualTo("DONE");
        assertThat(job.get("progress").asInt()).isEqualTo(100);
        assertThat(job.get("total").asInt()).isEqualTo(3);
        assertThat(job.get("done").asInt()).isEqualTo(3);
        assertThat(job.at("/result/migrated").asInt()).isEqualTo(3);
        assertThat(job.get("title").asText()).isEqualTo("Migrate %s from version 1 to version 2".formatted(key));
        assertThat(versions(instances.toArray(UUID[]::new))).containsOnly(2);

        UUID one = instances.get(0);
        assertThat(waitingAt(one)).isEqualTo("look");
        complete(one, "look");
        assertThat(waitingAt(one)).isEqualTo("arrived");
        done(dora().post(PROCESSES + one + "/messages/goods-arrived", "{\"variables\": {\"pieces\": 12}}"));
        assertThat(instance(one).get("endedWith").asText()).isEqualTo("done");
    }

    @Test
    void an_instance_that_cannot_be_migrated_is_told_with_its_reason_and_stops_no_other() {
        String key = SampleModels.deployed();
        UUID checked = start(key);
        UUID arriving = start(key);
        complete(arriving, "check");
        deployWithLook(key);

        JsonNode job = ended(migrate(key, ONE_TO_TWO));

        assertThat(job.get("state").asText()).isEqualTo("DONE");
        assertThat(job.at("/result/migrated").asInt()).isEqualTo(1);
        assertThat(job.at("/result/failed").asInt()).isEqualTo(1);
        assertThat(job.at("/result/failures/0/instanceId").asText()).isEqualTo(checked.toString());
        assertThat(job.at("/result/failures/0/reasons/0/elementId").asText()).isEqualTo("check");
        assertThat(versions(checked, arriving)).containsExactly(1, 2);
        complete(checked, "check");
        assertThat(waitingAt(checked)).isEqualTo("arrived");
    }

    @Test
    void only_the_instances_that_are_named_are_migrated() {
        String key = SampleModels.deployed();
        UUID named = start(key);
        UUID other = start(key);
        deployWithLook(key);

        JsonNode job = ended(migrate(key, BY_MAPPING + ", \"instances\": [\"%s\"]".formatted(named)));

        assertThat(job.at("/result/migrated").asInt()).isEqualTo(1);
        assertThat(versions(named, other)).containsExactly(2, 1);
    }

    @Test
    void what_is_not_there_or_does_not_fit_is_named_and_nothing_begins() {
        String key = SampleModels.deployed();
        UUID elsewhere = SampleModels.started();
        deployWithLook(key);

        Answer noInstance = migrate(key, ONE_TO_TWO + ", \"instances\": [\"%s\"]".formatted(elsewhere));
        assertThat(noInstance.status()).isEqualTo(404);
        assertThat(noInstance.code()).isEqualTo("MIGRATION_INSTANCE_NOT_FOUND");
        assertThat(noInstance.json().get("detail").asText()).contains(elsewhere.toString());

        Answer noElement = migrate(
                key,
                ONE_TO_TWO
                        + ", \"mapping\": [{\"from\": \"check\", \"to\": \"arrived\"}, {\"from\": \"no\", \"to\": \"look\"}]");
        assertThat(noElement.status()).isEqualTo(400);
        assertThat(noElement.code()).isEqualTo("MIGRATION_MAPPING_REFUSED");
        assertThat(noElement.json().get("errors").findValuesAsText("message"))
                .anyMatch(message -> message.contains("'arrived' can't stand for 'check'"))
                .anyMatch(message -> message.contains("'look' can't stand for 'no'"));

        assertThat(migrate(key, "\"fromVersion\": 1, \"toVersion\": 1").code()).isEqualTo("MIGRATION_TO_ITSELF");
        assertThat(migrate(key, "\"fromVersion\": 1, \"toVersion\": 9").code()).isEqualTo("WORKFLOW_NOT_FOUND");
        assertThat(migrate(key, "\"toVersion\": 2").code()).isEqualTo("VALIDATION_FAILED");
    }

    @Test
    void before_deploying_a_designer_is_told_the_same_as_by_the_dry_run_afterwards() {
        String key = SampleModels.deployed();
        start(key);
        complete(start(key), "check");
        // The task stays, and is within a sub-process from now on: for the engine it is another one.
        String moved = SampleModels.process(key)
                .replace(
                        "<bpmn:sequenceFlow id=\"toArrived\" sourceRef=\"check\"",
                        "<bpmn:endEvent id=\"seen\" name=\"Seen\"><bpmn:incoming>toSeen</bpmn:incoming></bpmn:endEvent>"
                                + "<bpmn:sequenceFlow id=\"toSeen\" sourceRef=\"check\" targetRef=\"seen\" />"
                                + "</bpmn:subProcess><bpmn:sequenceFlow id=\"toArrived\" sourceRef=\"checking\"")
                .replace("<bpmn:outgoing>toArrived", "<bpmn:outgoing>toSeen")
                .replace("targetRef=\"check\" />\n", "targetRef=\"checking\" />\n")
                .replace(
                        "<bpmn:userTask",
                        "<bpmn:subProcess id=\"checking\" name=\"Checking\"><bpmn:incoming>toCheck</bpmn:incoming>"
                                + "<bpmn:outgoing>toArrived</bpmn:outgoing><bpmn:startEvent id=\"begin\" name=\"Begin\">"
                                + "<bpmn:outgoing>toTask</bpmn:outgoing></bpmn:startEvent>"
                                + "<bpmn:sequenceFlow id=\"toTask\" sourceRef=\"begin\" targetRef=\"check\" /><bpmn:userTask")
                .replace("<bpmn:incoming>toCheck</bpmn:incoming>\n", "<bpmn:incoming>toTask</bpmn:incoming>\n");
        long before = changes();

        JsonNode impact = done(dora().upload(WORKFLOWS + "/impact", file(key + ".bpmn", moved), formFile(key)))
                .json()
                .at("/processes/0");

        assertThat(changes()).isEqualTo(before);
        assertThat(Api.as("dora")
                        .get(WORKFLOWS + "/" + key)
                        .json()
                        .get("version")
                        .asInt())
                .isEqualTo(1);
        done(dora().upload(WORKFLOWS, file(key + ".bpmn", moved), formFile(key)));
        JsonNode dryRun = done(migrate(key, ONE_TO_TWO + ", \"dryRun\": true")).json();
        assertThat(dryRun.at("/check/failures").findValuesAsText("elementId"))
                .isEqualTo(impact.get("problems").findValuesAsText("activityId"));
        assertThat(impact.get("plan").findValuesAsText("from"))
                .isSubsetOf(dryRun.get("plan").findValuesAsText("from"));
    }

    private void deployWithLook(String key) {
        String look =
                SampleModels.process(key).replace("id=\"check\"", "id=\"look\"").replace("\"check\"", "\"look\"");
        done(dora().upload(WORKFLOWS, file(key + ".bpmn", look), formFile(key)));
    }

    static Answer migrate(String key, String request) {
        return dora().post(WORKFLOWS + "/" + key + "/migrate", "{" + request + "}");
    }

    /** The status of the job that the answer names, once it has ended. */
    static JsonNode ended(Answer begun) {
        String status = done(begun).header("Location").orElseThrow();
        await().until(() -> List.of("DONE", "FAILED")
                .contains(Api.as("dora").get(status).json().path("state").asText()));
        return Api.as("dora").get(status).json();
    }

    private static UUID start(String key) {
        Answer answer = done(dora().post(PROCESSES + key + "/start", "{\"variables\": {\"amount\": 1250.5}}"));
        return UUID.fromString(answer.json().get("id").asText());
    }

    private void complete(UUID id, String element) {
        UUID businessKey = UUID.fromString(instance(id).get("businessKey").asText());
        CurrentActor.runAs(
                People.actor("amir", "PARTNER_APPROVE"),
                () -> tasks.complete(tasks.find(businessKey, element).orElseThrow(), Map.of()));
    }

    static JsonNode instance(UUID id) {
        return done(Api.as("dora").get(PROCESSES + id)).json();
    }

    private static String waitingAt(UUID id) {
        return instance(id).at("/waitingAt/0/elementId").asText();
    }

    private static List<Integer> versions(UUID... instances) {
        return List.of(instances).stream()
                .map(id -> instance(id).get("version").asInt())
                .toList();
    }

    /** Everything in the engine's tables and ours that a migration or a deployment would add to. */
    private long changes() {
        return superuser.sql("""
                        select (select count(*) from act_re_deployment) + (select count(*) from act_re_procdef)
                            + (select count(*) from act_hi_actinst) + (select sum(rev_) from act_ru_execution)
                            + (select sum(rev_) from act_ru_task) + (select count(*) from background_job)""").query(Long.class).single();
    }
}
