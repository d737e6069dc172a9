package io.millrace.approvals;

import static io.millrace.approvals.Policies.POLICIES;

import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;

final class ApprovalPolicyEndpoints implements EndpointExamples {

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample("GET " + POLICIES, "ada", () -> {
                    Policies.sharedAgain();
                    return ExampleRequest.of(POLICIES);
                }),
                new EndpointExample("GET " + POLICIES + "/file", "ada", () -> ExampleRequest.of(POLICIES + "/file")),
                // The shared one's rules, so that nothing else changes at acme.
                new EndpointExample(
                        "PUT " + POLICIES, "ada", () -> ExampleRequest.form(POLICIES, PolicyFile.upload(shared()))),
                new EndpointExample(
                        "POST " + POLICIES + "/try-again", "ada", () -> ExampleRequest.of(POLICIES + "/try-again")),
                new EndpointExample("DELETE " + POLICIES, "ada", () -> {
                    Signing.ok(Policies.put(shared()));
                    return ExampleRequest.of(POLICIES);
                }));
    }

    private static String shared() {
        return Api.as("ada").get(POLICIES + "/file?shared=true").body();
    }
}
