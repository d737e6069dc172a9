package io.millrace.partners;

import static io.millrace.partners.OnboardingCalls.ONBOARDING;

import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import java.util.List;
import java.util.UUID;

final class PartnerEndpoints implements EndpointExamples {

    private static final String PARTNERS = "/api/v1/partners/";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample(
                        "POST " + ONBOARDING + "/start",
                        "petra",
                        () -> ExampleRequest.json(ONBOARDING + "/start", OnboardingCalls.details())),
                new EndpointExample(
                        "PUT " + ONBOARDING + "/{id}",
                        "petra",
                        () -> ExampleRequest.json(
                                ONBOARDING + "/" + OnboardingCalls.start(), OnboardingCalls.details())),
                new EndpointExample(
                        "GET " + ONBOARDING + "/{id}",
                        "petra",
                        () -> ExampleRequest.of(ONBOARDING + "/" + OnboardingCalls.start())),
                new EndpointExample(
                        "POST " + ONBOARDING + "/{id}/documents",
                        "petra",
                        () -> OnboardingCalls.document(OnboardingCalls.start(), "LICENCE")),
                new EndpointExample(
                        "POST " + ONBOARDING + "/{id}/submit",
                        "petra",
                        () -> ExampleRequest.of(ONBOARDING + "/" + OnboardingCalls.complete() + "/submit")),
                new EndpointExample(
                        "POST " + PARTNERS + "{id}/approve",
                        "amir",
                        () -> ExampleRequest.json(PARTNERS + OnboardingCalls.submitted() + "/approve", "{}")),
                new EndpointExample(
                        "POST " + PARTNERS + "{id}/reject",
                        "amir",
                        () -> ExampleRequest.json(
                                PARTNERS + OnboardingCalls.submitted() + "/reject",
                                "{\"reason\": \"No demand for their goods.\"}")),
                new EndpointExample(
                        "GET " + PARTNERS + "{id}",
                        "petra",
                        () -> ExampleRequest.of(PARTNERS + OnboardingCalls.active())),
                new EndpointExample("GET " + ONBOARDING, "petra", () -> listed(ONBOARDING, OnboardingCalls.start())),
                new EndpointExample(
                        "GET /api/v1/partners", "petra", () -> listed("/api/v1/partners", OnboardingCalls.active())));
    }

    /** The list of this one alone, whatever others there are. */
    private static ExampleRequest listed(String path, UUID id) {
        String name =
                Api.as("petra").get(path + "/" + id).json().get("legalName").asText();
        return ExampleRequest.of(path + "?count=true&filter=legalName==" + name);
    }
}
