package io.millrace.substitutions;

import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.People;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

final class SubstitutionEndpoints implements EndpointExamples {

    private static final String SUBSTITUTIONS = "/api/v1/substitutions";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample("GET " + SUBSTITUTIONS, "petra", () -> {
                    Api.as("petra").withFreshKey().put(SUBSTITUTIONS, holiday());
                    return ExampleRequest.of(SUBSTITUTIONS);
                }),
                new EndpointExample(
                        "PUT " + SUBSTITUTIONS, "petra", () -> ExampleRequest.json(SUBSTITUTIONS, holiday())));
    }

    /** In ten days, so that nobody stands in for anybody meanwhile. */
    private static String holiday() {
        Instant now = Instant.now();
        return """
                {"substitutions": [{"substitute": "%s", "from": "%s", "until": "%s", "kinds": ["partner-onboarding"]}]}""".formatted(People.id("clara"), now.plus(Duration.ofDays(10)), now.plus(Duration.ofDays(30)));
    }
}
