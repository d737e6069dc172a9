package io.millrace.approvals;

import io.millrace.partners.OnboardingCalls;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.People;
import java.util.List;
import org.jspecify.annotations.Nullable;

final class ApprovalEndpoints implements EndpointExamples {

    private static final String APPROVALS = "/api/v1/approvals/";
    private static final String TO_MONA = "{\"userId\": \"%s\"}".formatted(People.id("mona"));
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
                decision("return", REASON),
                decision("claim", null),
                new EndpointExample("POST " + APPROVALS + "{id}/unclaim", "amir", ApprovalEndpoints::claimed),
                decision("delegate", TO_MONA),
                decision("reassign", TO_MONA),
                decision("comment", "{\"text\": \"Their bank has confirmed the account.\"}"),
                new EndpointExample("GET " + APPROVALS + "{id}/comments", "amir", ApprovalEndpoints::commented),
                new EndpointExample(
                        "GET " + APPROVALS + "{id}/explain",
                        "viktor",
                        () -> ExampleRequest.of(APPROVALS + OnboardingCalls.waitingApproval() + "/explain")),
                new EndpointExample("POST " + APPROVALS + "bulk", "amir", ApprovalEndpoints::several));
    }

    /** The list of one alone, whatever else waits. */
    private static ExampleRequest listed() {
        Answer waiting = Api.as("amir").get(APPROVALS + OnboardingCalls.waitingApproval());
        return ExampleRequest.of("/api/v1/approvals?filter=subjectId=="
                + waiting.json().get("subjectId").asText());
    }

    private static ExampleRequest claimed() {
        String approval = OnboardingCalls.waitingApproval();
        Api.as("amir").withFreshKey().post(APPROVALS + approval + "/claim");
        return ExampleRequest.of(APPROVALS + approval + "/unclaim");
    }

    private static ExampleRequest commented() {
        String approval = OnboardingCalls.waitingApproval();
        Api.as("petra").withFreshKey().post(APPROVALS + approval + "/comment", "{\"text\": \"It is urgent.\"}");
        return ExampleRequest.of(APPROVALS + approval + "/comments");
    }

    private static ExampleRequest several() {
        return ExampleRequest.json(APPROVALS + "bulk", """
                {"decisions": [{"approvalId": "%s", "decision": "APPROVE"},
                               {"approvalId": "%s", "decision": "REJECT", "reason": "No"}]}""".formatted(
                        OnboardingCalls.waitingApproval(), OnboardingCalls.waitingApproval()));
    }

    private static EndpointExample decision(String name, @Nullable String body) {
        return new EndpointExample("POST " + APPROVALS + "{id}/" + name, "amir", () -> {
            String path = APPROVALS + OnboardingCalls.waitingApproval() + "/" + name;
            return body == null ? ExampleRequest.of(path) : ExampleRequest.json(path, body);
        });
    }
}
