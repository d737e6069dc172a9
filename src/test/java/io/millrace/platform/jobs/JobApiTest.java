package io.millrace.platform.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people see of background jobs, and do with them, over REST. */
@MillraceTest
class JobApiTest {

    private static final String JOBS = "/api/v1/jobs";

    @Test
    void whoever_began_a_job_follows_and_stops_it_and_others_need_the_capability() {
        UUID job = SampleJobs.queued();

        assertThat(Api.as("dora").get(JOBS + "/" + job + "/status").status()).isEqualTo(200);
        assertThat(Api.as("ada").get(JOBS + "/" + job + "/status").status()).isEqualTo(200);
        Answer refused = Api.as("viktor").get(JOBS + "/" + job + "/status");
        assertThat(refused.code()).isEqualTo("CAPABILITY_MISSING");
        assertThat(refused.json().get("detail").asText()).contains("JOB_READ");
        assertThat(Api.as("viktor").post(JOBS + "/" + job + "/cancel").code()).isEqualTo("CAPABILITY_MISSING");
        assertThat(Api.as("gina").get(JOBS + "/" + job + "/status").code()).isEqualTo("JOB_NOT_FOUND");
        assertThat(Api.as("gina").post(JOBS + "/" + job + "/cancel").code()).isEqualTo("JOB_NOT_FOUND");

        Answer cancelled = Api.as("dora").post(JOBS + "/" + job + "/cancel");
        assertThat(cancelled.json().get("state").asText()).isEqualTo("CANCELLED");
        assertThat(Api.as("dora").post(JOBS + "/" + job + "/cancel").code()).isEqualTo("JOB_ENDED");
    }

    @Test
    void operators_find_what_failed_and_have_it_repeated_or_struck_off() {
        UUID repeated = SampleJobs.failed();
        UUID struck = SampleJobs.failed();
        JsonNode failed = list("ada", "?state=failed&limit=200");
        assertThat(failed.findValuesAsText("id")).contains(repeated.toString(), struck.toString());
        assertThat(failed).allMatch(job -> job.get("state").asText().equals("FAILED"));
        assertThat(failed.findValuesAsText("message")).isNotEmpty().allMatch(message -> !message.isBlank());

        assertThat(Api.as("dora").post(JOBS + "/" + repeated + "/retry").code()).isEqualTo("CAPABILITY_MISSING");
        JsonNode queued = Api.as("ada").post(JOBS + "/" + repeated + "/retry").json();
        assertThat(queued.get("state").asText()).isEqualTo("QUEUED");
        assertThat(queued.get("error").isNull()).isTrue();
        assertThat(queued.get("done").asInt()).isEqualTo(14);
        assertThat(Api.as("ada").post(JOBS + "/" + repeated + "/retry").code()).isEqualTo("JOB_NOT_FAILED");
        assertThat(Api.as("ada")
                        .post(JOBS + "/" + struck + "/cancel")
                        .json()
                        .get("state")
                        .asText())
                .isEqualTo("CANCELLED");
        assertThat(list("ada", "?state=FAILED&limit=200").findValuesAsText("id"))
                .doesNotContain(repeated.toString(), struck.toString());
    }

    @Test
    void the_list_is_for_those_who_may_read_it_and_shows_their_organizations_jobs_alone() {
        UUID job = SampleJobs.failed();

        assertThat(Api.as("viktor").get(JOBS).code()).isEqualTo("CAPABILITY_MISSING");
        assertThat(list("ada", "?filter=kind==" + SampleJobs.KIND + ";state==FAILED&limit=200")
                        .findValuesAsText("id"))
                .contains(job.toString());
        assertThat(list("gus", "?limit=200").findValuesAsText("id")).doesNotContain(job.toString());
        Answer unknown = Api.as("ada").get(JOBS + "?state=sleeping");
        assertThat(unknown.status()).isEqualTo(400);
        assertThat(unknown.json().at("/errors/0/field").asText()).isEqualTo("state");
    }

    private static JsonNode list(String user, String query) {
        Answer answer = Api.as(user).get(JOBS + query);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("items");
    }
}
