package io.millrace.browser;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;

/**
 * A process of acme's own that a delivery goes through: somebody counts the pieces, somebody inspects the quality. It takes
 * an input of every type.
 *
 * @param key of its own, so that tests are not in each other's way
 */
record SampleInspection(String key) {

    static SampleInspection deployed() {
        var sample = new SampleInspection(
                "inspection-" + UUID.randomUUID().toString().substring(0, 8));
        Answer answer = Api.as("dora")
                .withFreshKey()
                .upload("/api/v1/workflows", sample.file(".bpmn"), sample.file(".inspect.form"));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return sample;
    }

    /** @return its business key */
    UUID start() {
        Answer answer = Api.as("dora").withFreshKey().post("/api/v1/processes/" + key + "/start", """
                {"variables": {"supplier": "Konkan Spices", "pieces": 40, "urgent": false}}""");
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.json().get("businessKey").asText());
    }

    private FilePart file(String ending) {
        Path source = Path.of("src/test/resources/browser/inspection" + ending.substring(ending.lastIndexOf('.')));
        try {
            String content = Files.readString(source).replace("KEY", key);
            return new FilePart(
                    "file", key + ending, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
