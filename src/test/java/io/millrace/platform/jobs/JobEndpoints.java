package io.millrace.platform.jobs;

import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;
import java.util.UUID;

final class JobEndpoints implements EndpointExamples {

    private static final String JOBS = "/api/v1/jobs";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample(
                        "GET " + JOBS + "/{id}/status",
                        "dora",
                        () -> ExampleRequest.of(JOBS + "/" + SampleJobs.failed() + "/status")),
                new EndpointExample("GET " + JOBS, "ada", () -> listed(SampleJobs.failed())),
                new EndpointExample(
                        "POST " + JOBS + "/{id}/retry",
                        "ada",
                        () -> ExampleRequest.of(JOBS + "/" + SampleJobs.failed() + "/retry")),
                new EndpointExample(
                        "POST " + JOBS + "/{id}/cancel",
                        "dora",
                        () -> ExampleRequest.of(JOBS + "/" + SampleJobs.queued() + "/cancel")));
    }

    /** The list of this one alone, whatever others there are. */
    private static ExampleRequest listed(UUID id) {
        String created = Api.as("dora")
                .get(JOBS + "/" + id + "/status")
                .json()
                .get("createdAt")
                .asText();
        return ExampleRequest.of(JOBS + "?state=failed&filter=createdAt==" + created);
    }
}
