package io.millrace.platform.engine;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.check.HostileDecisions;
import io.millrace.platform.engine.check.HostileFile;
import io.millrace.platform.engine.check.HostileForms;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import io.millrace.testing.MillraceTest;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What must not get in is sent to each door that models come through, as a designer who may deploy, over HTTP: the engine's
 * REST API, which is the Modeler's, the API, and the API's check.
 */
@MillraceTest
class RefusedByEachDoorTest {

    private static final String MODELER = "/engine-rest/deployment/create";
    private static final String WORKFLOWS = "/api/v1/workflows";
    private static final int MANY_BYTES = 60 * 1024 * 1024;

    /** @param element that has to be pointed at; empty for the whole file */
    record Refused(String what, String rule, String element, ModelFile file) {
        @Override
        public String toString() {
            return what;
        }
    }

    static List<Refused> hostile() {
        Stream<Refused> models = HostileModels.all().stream()
                .map(model -> new Refused(model.what(), model.rule(), model.element(), model.file()));
        Stream<Refused> others = Stream.of(HostileDecisions.all(), HostileForms.all())
                .flatMap(List::stream)
                .filter(HostileFile::isRefused)
                .map(file -> new Refused(
                        file.toString(),
                        file.rule().name(),
                        file.element() == null ? "" : file.element(),
                        file.file()));
        return Stream.concat(models, others).toList();
    }

    static List<Refused> unreadable() throws IOException {
        String enormous = "<a>" + "<b/>".repeat(1_500_000) + "</a>";
        var zip = new ByteArrayOutputStream();
        try (var archive = new ZipOutputStream(zip)) {
            archive.putNextEntry(new ZipEntry("claim.bpmn"));
            archive.write(HostileModels.GOOD.getBytes(StandardCharsets.UTF_8));
        }
        Stream<Refused> here = Stream.of(
                refused("an enormous file", "FILE_TOO_LARGE", "claim.bpmn", enormous.getBytes(StandardCharsets.UTF_8)),
                refused("an archive", "UNKNOWN_FILE", "models.zip", zip.toByteArray()),
                refused("an archive that says it is a model", "MALFORMED_XML", "claim.bpmn", zip.toByteArray()),
                refused("a picture", "MALFORMED_XML", "claim.dmn", new byte[] {(byte) 0x89, 'P', 'N', 'G', 13, 10}));
        Stream<Refused> there = HostileModelsTest.unreadable()
                .map(arguments ->
                        refused((String) arguments.get()[0], (String) arguments.get()[1], "claim.bpmn", (byte[])
                                arguments.get()[2]))
                // What no door so much as takes in is tried below.
                .filter(file -> file.file().content().length < MANY_BYTES);
        return Stream.concat(here, there).toList();
    }

    private static Refused refused(String what, String rule, String name, byte[] content) {
        return new Refused(what, rule, "", new ModelFile(name, content));
    }

    @Test
    void there_are_many_of_each_kind() {
        assertThat(hostile()).hasSizeGreaterThan(150);
        assertThat(HostileModels.all()).hasSizeGreaterThan(60);
        assertThat(HostileDecisions.all()).hasSizeGreaterThan(50);
        assertThat(HostileForms.all()).hasSizeGreaterThan(50);
        assertThat(HostileQueriesTest.ofWebapps().size()
                        + HostileQueriesTest.ofEngineRest().size())
                .isGreaterThan(24);
    }

    @ParameterizedTest
    @MethodSource("hostile")
    void what_would_harm_is_refused_by_each_door_with_the_rule_and_nothing_is_stored(Refused file) {
        refusedByEach(file);
    }

    @ParameterizedTest
    @MethodSource("unreadable")
    void what_cannot_be_read_is_refused_by_each_door_and_nothing_is_stored(Refused file) {
        refusedByEach(file);
    }

    private static void refusedByEach(Refused file) {
        var before = StoredRows.count();
        long files = StoredRows.files();

        Answer modeler = Api.as("dora").upload(MODELER, part(file, file.file().name()));
        Answer deployed = Api.as("dora").withFreshKey().upload(WORKFLOWS, part(file, "file"));
        Answer checked = Api.as("dora").withFreshKey().upload(WORKFLOWS + "/validate", part(file, "file"));

        assertThat(modeler.status()).as(modeler.body()).isEqualTo(400);
        assertThat(toldToModeler(modeler, file)).as(modeler.body()).isTrue();
        assertThat(deployed.status()).as(deployed.body()).isEqualTo(400);
        assertThat(toldOverApi(deployed, file)).as(deployed.body()).isTrue();
        assertThat(checked.status()).as(checked.body()).isEqualTo(200);
        assertThat(toldOverApi(checked, file)).as(checked.body()).isTrue();
        assertThat(StoredRows.count()).isEqualTo(before);
        assertThat(StoredRows.files()).isEqualTo(files);
    }

    private static boolean toldToModeler(Answer answer, Refused file) {
        JsonNode errors = answer.json().path("details").path(file.file().name()).path("errors");
        return stream(errors)
                .filter(error -> error.path("message").asText().endsWith("[" + file.rule() + "]"))
                .anyMatch(error -> file.element().isEmpty()
                        || file.element().equals(error.at("/elementIds/0").asText()));
    }

    private static boolean toldOverApi(Answer answer, Refused file) {
        return stream(answer.json().path("findings"))
                .filter(finding -> finding.path("rule").asText().equals(file.rule()))
                .filter(finding -> finding.path("severity").asText().equals("ERROR"))
                .anyMatch(finding -> file.element().isEmpty()
                        || file.element().equals(finding.path("elementId").asText()));
    }

    private static Stream<JsonNode> stream(JsonNode array) {
        return StreamSupport.stream(array.spliterator(), false);
    }

    private static FilePart part(Refused file, String name) {
        return new FilePart(
                name,
                file.file().name(),
                "application/octet-stream",
                file.file().content());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "no boundary",
                "",
                "--x",
                "--x\r\n\r\n--x--",
                "--x\r\nContent-Disposition: form-data\r\n\r\nx\r\n--x--\r\n"
            })
    void a_form_that_cannot_be_read_is_refused_by_each_door(String form) {
        for (String door : List.of(MODELER, WORKFLOWS, WORKFLOWS + "/validate")) {
            String type = form.equals("no boundary") ? "multipart/form-data" : "multipart/form-data; boundary=x";
            assertThat(Api.as("dora")
                            .withFreshKey()
                            .send("POST", door, type, BodyPublishers.ofString(form))
                            .status())
                    .as(door)
                    .isEqualTo(400);
        }
    }

    @Test
    void more_than_anybody_draws_is_refused_before_it_is_looked_at() {
        byte[] heap = new byte[MANY_BYTES];

        for (String door : List.of(MODELER, WORKFLOWS, WORKFLOWS + "/validate")) {
            assertThat(Api.as("dora")
                            .withFreshKey()
                            .upload(door, new FilePart("file", "heap.bpmn", "text/xml", heap))
                            .status())
                    .as(door)
                    .isEqualTo(413);
        }
    }
}
