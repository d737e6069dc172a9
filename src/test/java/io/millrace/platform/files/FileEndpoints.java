package io.millrace.platform.files;

import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

final class FileEndpoints implements EndpointExamples {

    private static final String FILES = "/api/v1/files";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample("POST " + FILES, "petra", () -> ExampleRequest.form(FILES, file())),
                new EndpointExample("GET " + FILES + "/{id}", "petra", () -> ExampleRequest.of(stored())),
                new EndpointExample(
                        "GET " + FILES + "/{id}/content", "petra", () -> ExampleRequest.of(stored() + "/content")));
    }

    private static String stored() {
        return FILES + "/"
                + Api.as("petra").withFreshKey().upload(FILES, file()).json().get("id").asText();
    }

    private static FilePart file() {
        return new FilePart(
                "file",
                "prices.csv",
                "text/csv",
                "grade,price\nA,%s\n".formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
    }
}
