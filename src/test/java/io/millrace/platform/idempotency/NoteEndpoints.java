package io.millrace.platform.idempotency;

import io.millrace.testing.EndpointExample;
import io.millrace.testing.EndpointExamples;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;

final class NoteEndpoints implements EndpointExamples {

    private static final String NOTES = "/api/v1/probe-notes";

    @Override
    public List<EndpointExample> examples() {
        return List.of(
                new EndpointExample("POST " + NOTES, "petra", () -> note(NOTES)),
                new EndpointExample("POST " + NOTES + "/payments", "petra", () -> note(NOTES + "/payments")),
                new EndpointExample(
                        "POST " + NOTES + "/files",
                        "petra",
                        () -> ExampleRequest.form(
                                NOTES + "/files", new FilePart("file", "note.txt", "text/plain", unique().getBytes(StandardCharsets.UTF_8)))));
    }

    private static ExampleRequest note(String path) {
        return ExampleRequest.json(path, "{\"text\": \"%s\"}".formatted(unique()));
    }

    private static String unique() {
        return "note " + UUID.randomUUID();
    }
}
