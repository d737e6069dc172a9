package io.millrace.processes;

import static io.millrace.workflows.SampleModels.done;
import static io.millrace.workflows.SampleModels.dora;
import static org.assertj.core.api.Assertions.assertThat;

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

    private void check(UUID id) {
        UUID businessKey = UUID.fromString(done(Api.as("dora").get(PROCESSES + id))
                .json()
                .get("businessKey")
                .asText());
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
