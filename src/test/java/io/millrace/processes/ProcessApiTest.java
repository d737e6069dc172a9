package io.millrace.processes;

import static io.millrace.workflows.SampleModels.done;
import static io.millrace.workflows.SampleModels.dora;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.hasSize;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.workflows.SampleModels;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** What integrators do with process instances over REST. */
@MillraceTest
class ProcessApiTest {

    private static final String PROCESSES = "/api/v1/processes/";

    @Autowired
    private UserTasks tasks;

    @Test
    void an_instance_can_be_followed_from_its_start_to_its_end() {
        UUID id = SampleModels.started();
        check(id);

        assertThat(waitingAt(id)).isEqualTo("arrived");
        done(dora().post(PROCESSES + id + "/messages/goods-arrived", "{\"variables\": {\"pieces\": 12}}"));

        JsonNode ended = done(Api.as("dora").get(PROCESSES + id)).json();
        assertThat(ended.get("state").asText()).isEqualTo("COMPLETED");
        assertThat(ended.get("endedWith").asText()).isEqualTo("done");
        JsonNode steps =
                done(Api.as("dora").get(PROCESSES + id + "/history")).json().get("items");
        assertThat(steps.findValuesAsText("elementId")).containsExactly("wanted", "check", "arrived", "done");
        assertThat(steps.at("/1/doneByName").asText()).isEqualTo("Amir Haddad");
        assertThat(done(Api.as("dora").get(PROCESSES + id + "/diagram.svg")).body())
                .contains("data-element=\"arrived\" data-kind=\"intermediateCatchEvent\" data-mark=\"taken\"");
    }

    @Test
    void variables_are_what_the_model_declares_and_every_other_one_is_named() {
        String key = SampleModels.deployed();

        Answer answer =
                dora().post(PROCESSES + key + "/start", "{\"variables\": {\"amount\": \"much\", \"colour\": \"red\"}}");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("PROCESS_VARIABLES_INVALID");
        assertThat(answer.json().get("errors").findValuesAsText("field"))
                .containsExactlyInAnyOrder("variables.amount", "variables.colour");
        assertThat(dora().post(PROCESSES + key + "/start", "{}")
                        .json()
                        .at("/errors/0/code")
                        .asText())
                .isEqualTo("REQUIRED");
    }

    @Test
    void a_process_that_belongs_to_a_record_is_not_started_past_it() {
        assertThat(dora().post(PROCESSES + "partner-onboarding/start", "{}").code())
                .isEqualTo("PROCESS_NOT_STARTABLE");
        assertThat(dora().post(PROCESSES + "no-such-process/start", "{}").code())
                .isEqualTo("PROCESS_NOT_FOUND");
    }

    @Test
    void a_message_that_nobody_waits_for_is_refused_and_changes_nothing() {
        UUID id = SampleModels.started();

        assertThat(dora().post(PROCESSES + id + "/messages/goods-arrived", "{\"variables\": {\"pieces\": 12}}")
                        .code())
                .isEqualTo("MESSAGE_NOT_EXPECTED");
        assertThat(dora().post(PROCESSES + id + "/messages/no-such-message", "{}")
                        .code())
                .isEqualTo("MESSAGE_NOT_EXPECTED");
        assertThat(waitingAt(id)).isEqualTo("check");
    }

    @Test
    void a_canceled_instance_says_so_and_takes_nothing_more() {
        UUID id = SampleModels.started();

        JsonNode canceled = done(Api.as("ada").withFreshKey().delete(PROCESSES + id + "?reason=Ordered%20twice"))
                .json();
        assertThat(canceled.get("state").asText()).isEqualTo("CANCELED");
        assertThat(canceled.get("reason").asText()).isEqualTo("Ordered twice");
        assertThat(Api.as("ada")
                        .withFreshKey()
                        .delete(PROCESSES + id + "?reason=Again")
                        .code())
                .isEqualTo("PROCESS_ENDED");
    }

    @Test
    void the_feed_tells_what_has_begun_and_how_it_ended() {
        UUID finished = SampleModels.waitingForGoods();
        done(dora().post(PROCESSES + finished + "/messages/goods-arrived", "{\"variables\": {\"pieces\": 12}}"));
        UUID canceled = SampleModels.waitingForGoods();
        done(Api.as("ada").withFreshKey().delete(PROCESSES + canceled + "?reason=Ordered%20twice"));

        assertThat(event("completed", finished).at("/data/endedWith").asText()).isEqualTo("done");
        assertThat(event("canceled", canceled).at("/data/reason").asText()).isEqualTo("Ordered twice");
        assertThat(event("started", finished).path("actor"))
                .isEqualTo(event("started", canceled).path("actor"));
    }

    @Test
    void a_message_is_what_the_instances_own_version_declares_though_a_newer_one_is_in_force() {
        String key = SampleModels.newKey();
        UUID id = SampleModels.waitingForGoods(key);
        done(dora().upload(
                        "/api/v1/workflows",
                        SampleModels.file(key + ".bpmn", SampleModels.goods(key).replace("pieces", "pallets"))));

        done(dora().post(PROCESSES + id + "/messages/goods-arrived", "{\"variables\": {\"pieces\": 12}}"));

        assertThat(done(Api.as("dora").get(PROCESSES + id)).json().get("state").asText())
                .isEqualTo("COMPLETED");
    }

    @Test
    void nobody_sees_or_ends_what_runs_in_another_organization() {
        UUID id = SampleModels.started();

        assertThat(Api.as("gwen").get(PROCESSES + id).status()).isEqualTo(404);
        assertThat(Api.as("gus")
                        .withFreshKey()
                        .delete(PROCESSES + id + "?reason=Not%20mine")
                        .status())
                .isEqualTo(404);
        assertThat(done(Api.as("gwen").get("/api/v1/processes?limit=200"))
                        .json()
                        .get("items")
                        .findValuesAsText("id"))
                .doesNotContain(id.toString());
        assertThat(waitingAt(id)).isEqualTo("check");
    }

    /** The only event of this kind about the instance, once the relay has put it into the feed. */
    private static JsonNode event(String verb, UUID instance) {
        String type = "io.millrace.processes.process." + verb + ".v1";
        return await().until(
                        () -> feed(type)
                                .filter(event -> isAbout(instance, event))
                                .toList(),
                        hasSize(1))
                .get(0);
    }

    private static Stream<JsonNode> feed(String type) {
        Stream.Builder<JsonNode> events = Stream.builder();
        String after = "";
        do {
            JsonNode page = done(Api.as("ada").get("/api/v1/events?limit=200&type=" + type + after))
                    .json();
            page.path("items").forEach(events::add);
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
        return events.build();
    }

    private static boolean isAbout(UUID instance, JsonNode event) {
        return event.path("subject").asText().equals(instance.toString());
    }

    private void check(UUID id) {
        UUID businessKey = UUID.fromString(done(Api.as("dora").get(PROCESSES + id))
                .json()
                .get("businessKey")
                .asText());
        // The directory knows at once those who have called.
        done(Api.as("amir").get("/api/v1/approvals/count"));
        CurrentActor.runAs(
                People.actor("amir", "PARTNER_APPROVE"),
                () -> tasks.complete(tasks.find(businessKey, "check").orElseThrow(), Map.of()));
    }

    private static String waitingAt(UUID id) {
        return done(Api.as("dora").get(PROCESSES + id))
                .json()
                .at("/waitingAt/0/elementId")
                .asText();
    }
}
