package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testing.ApiDescription.Described;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map.Entry;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/**
 * What the application says about its API: complete, true to its own schemas, and the same as committed. Of the rules of
 * Spectral's {@code oas} set those are here that our code can break; the others hold by how the description is made.
 */
@MillraceTest
class ApiDescriptionTest {

    private static final Path COMMITTED = Path.of("docs/openapi.json");
    private static final Pattern VARIABLE = Pattern.compile("\\{([^}]+)}");
    private static final ObjectMapper JSON = new ObjectMapper();

    @SuppressWarnings("NullAway.Init")
    private ApiDescription description;

    @BeforeEach
    void read() {
        description = ApiDescription.ofApplication();
    }

    @Test
    void the_committed_description_is_the_current_one_and_takes_nothing_from_callers() throws IOException {
        if (Files.exists(COMMITTED)) {
            assertThat(ApiChanges.breaking(
                            JSON.readTree(COMMITTED.toFile()), description.document(), LocalDate.now(ZoneOffset.UTC)))
                    .as("changes that break those who call the API as %s describes it", COMMITTED)
                    .isEmpty();
        }
        GeneratedPage.assertCurrent(
                COMMITTED, JSON.writerWithDefaultPrettyPrinter().writeValueAsString(description.document()) + "\n");
    }

    @TestFactory
    Stream<DynamicTest> every_operation_is_described() {
        return description.operations().stream()
                .map(operation -> DynamicTest.dynamicTest(operation.name(), () -> isDescribed(operation)));
    }

    private void isDescribed(Described operation) {
        JsonNode node = operation.node();
        assertThat(node.path("summary").asText()).as("summary").isNotBlank();
        assertThat(node.path("description").asText()).as("description").isNotBlank();
        assertThat(operation.id()).as("operationId").matches("[a-z][A-Za-z]+");
        assertThat(operation.path()).as("path").doesNotEndWith("/").doesNotContain("?");
        assertThat(node.path("tags")).as("tags").hasSize(1);
        assertThat(VARIABLE.matcher(operation.path()).results().map(variable -> variable.group(1)))
                .as("variables of the path")
                .containsExactlyElementsOf(names(node.path("parameters"), "path"));
        for (JsonNode parameter : node.path("parameters")) {
            assertThat(parameter.path("description").asText())
                    .as(parameter.path("name").asText())
                    .isNotBlank();
        }
        hasExamples(node.path("requestBody").path("content"), "request");
        for (Entry<String, JsonNode> response : node.path("responses").properties()) {
            assertThat(description
                            .resolve(response.getValue())
                            .path("description")
                            .asText())
                    .as(response.getKey())
                    .isNotBlank();
            if (response.getKey().startsWith("2")) {
                hasExamples(response.getValue().path("content"), "answer");
            }
        }
    }

    private void hasExamples(JsonNode content, String what) {
        JsonNode json = content.path("application/json");
        if (!json.isMissingNode()) {
            assertThat(json.has("example"))
                    .as("has an example of its %s, written by EndpointContractTest", what)
                    .isTrue();
            assertThat(description.failures(json.get("schema"), json.get("example")))
                    .as(what)
                    .isEmpty();
        }
    }

    @Test
    void no_two_operations_have_one_id() {
        assertThat(description.operations().stream().map(Described::id)).doesNotHaveDuplicates();
    }

    @Test
    void every_recorded_example_is_of_an_operation() throws IOException {
        try (Stream<Path> recorded = Files.list(RecordedExample.FOLDER)) {
            assertThat(recorded.map(file -> file.getFileName().toString().replace(".json", "")))
                    .isSubsetOf(
                            description.operations().stream().map(Described::id).toList());
        }
    }

    @Test
    void every_tag_is_described_once() {
        Set<String> used = description.operations().stream()
                .map(operation -> operation.node().at("/tags/0").asText())
                .collect(Collectors.toSet());
        JsonNode tags = description.document().path("tags");
        assertThat(tags.findValuesAsText("name")).containsExactlyElementsOf(new TreeSet<>(used));
        assertThat(tags)
                .allSatisfy(tag -> assertThat(tag.path("description").asText())
                        .as(tag.path("name").asText())
                        .isNotBlank());
    }

    @Test
    void every_component_is_used_and_every_reference_leads_to_one() {
        Set<String> references = new HashSet<>(description.document().findValuesAsText("$ref"));
        Set<String> components = new HashSet<>();
        for (String kind : List.of("schemas", "responses")) {
            description
                    .document()
                    .path("components")
                    .path(kind)
                    .fieldNames()
                    .forEachRemaining(name -> components.add("#/components/" + kind + "/" + name));
        }
        assertThat(references).isEqualTo(components);
    }

    @Test
    void enumerations_have_values_of_their_type_once_each() {
        assertThat(description.document().findParents("enum")).allSatisfy(schema -> {
            assertThat(schema.get("enum")).doesNotHaveDuplicates();
            JsonNode type = schema.get("type");
            List<String> types = new ArrayList<>();
            (type.isArray() ? type : JSON.createArrayNode().add(type)).forEach(each -> types.add(each.asText()));
            assertThat(schema.get("enum"))
                    .allSatisfy(value -> assertThat(types).contains(value.isNull() ? "null" : "string"));
        });
    }

    private static List<String> names(JsonNode parameters, String in) {
        return Stream.iterate(0, i -> i < parameters.size(), i -> i + 1)
                .map(parameters::get)
                .filter(parameter -> parameter.path("in").asText().equals(in))
                .map(parameter -> parameter.get("name").asText())
                .toList();
    }
}
