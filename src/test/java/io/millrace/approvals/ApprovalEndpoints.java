package io.millrace.approvals;

import io.millrace.partners.OnboardingCalls;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;

final class ApprovalEndpoints implements EndpointExamples {

    private static final String APPROVALS = "/api/v1/approvals/";
    private static final String REASON = "{\"reason\": \"The bank account is in another country.\"}";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample(
                        "GET " + APPROVALS + "{id}",
                        "amir",
                        () -> ExampleRequest.of(APPROVALS + OnboardingCalls.waitingApproval())),
                new EndpointExample("GET /api/v1/approvals", "amir", ApprovalEndpoints::listed),
                new EndpointExample(
                        "GET " + APPROVALS + "count", "viktor", () -> ExampleRequest.of(APPROVALS + "count")),
                decision("approve", "{}"),
                decision("reject", REASON),
                decision("return", REASON));
    }

    /** The list of one alone, whatever else waits. */
    private static ExampleRequest listed() {
        Answer waiting = Api.as("amir").get(APPROVALS + OnboardingCalls.waitingApproval());
        return ExampleRequest.of("/api/v1/approvals?filter=subjectId=="
                + waiting.json().get("subjectId").asText());
    }

    private static EndpointExample decision(String name, String body) {
        return new EndpointExample(
                "POST " + APPROVALS + "{id}/" + name,
                "amir",
                () -> ExampleRequest.json(APPROVALS + OnboardingCalls.waitingApproval() + "/" + name, body));
    }
}
