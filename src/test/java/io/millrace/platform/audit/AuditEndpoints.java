package io.millrace.platform.audit;

import io.millrace.testing.Api;
import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

final class AuditEndpoints implements EndpointExamples {

    private static final String LOG = "/api/v1/audit-logs";

    @Override
    public List<EndpointExample> examples() {
        return List.of(new EndpointExample("GET " + LOG, "ada", AuditEndpoints::ofOneFile));
    }

    private static ExampleRequest ofOneFile() {
        FilePart file = new FilePart(
                "file",
                "prices.csv",
                "text/csv",
                "grade,price\nA,%s\n".formatted(UUID.randomUUID()).getBytes(StandardCharsets.UTF_8));
        String id = Api.as("petra")
                .withFreshKey()
                .upload("/api/v1/files", file)
                .json()
                .get("id")
                .asText();
        return ExampleRequest.of(LOG + "?filter=rowId==" + id);
    }
}
