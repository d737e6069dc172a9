package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.JsonMetaSchema;
import com.networknt.schema.JsonSchemaFactory;
import com.networknt.schema.NonValidationKeyword;
import com.networknt.schema.SchemaValidatorsConfig;
import com.networknt.schema.SpecVersion.VersionFlag;
import com.networknt.schema.ValidationMessage;
import com.networknt.schema.format.PatternFormat;
import com.networknt.schema.oas.OpenApi31;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map.Entry;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.MediaType;

/** What the running application says about its API, and whether answers keep to it. */
final class ApiDescription {

    /** Addresses of development, in the place of those that this run has. */
    static final String APPLICATION = "http://localhost:8080";

    private static final String KEYCLOAK = "http://localhost:8180";
    private static final JsonMetaSchema DIALECT = JsonMetaSchema.builder(OpenApi31.getInstance())
            .keyword(new NonValidationKeyword("components"))
            // The library's own refuses the domains that RFC 2606 keeps for examples.
            .format(PatternFormat.of("email", "^[^@\\s]+@[^@\\s]+$", "format.email"))
            .build();
    private static final JsonSchemaFactory SCHEMAS = JsonSchemaFactory.getInstance(
            VersionFlag.V202012, builder -> builder.metaSchema(DIALECT).defaultMetaSchemaIri(DIALECT.getIri()));
    private static final SchemaValidatorsConfig FORMATS =
            SchemaValidatorsConfig.builder().formatAssertionsEnabled(true).build();

    private final JsonNode document;

    private ApiDescription(JsonNode document) {
        this.document = document;
    }

    static ApiDescription ofApplication() {
        Answer answer = Api.anonymous().get("/v3/api-docs");
        Services services = Services.forTests();
        return new ApiDescription(new Answer(
                        answer.status(),
                        answer.headers(),
                        answer.body()
                                .replace(services.applicationUrl(), APPLICATION)
                                .replace(services.keycloak().url(), KEYCLOAK))
                .json());
    }

    JsonNode document() {
        return document;
    }

    List<Described> operations() {
        List<Described> operations = new ArrayList<>();
        for (Entry<String, JsonNode> path : document.get("paths").properties()) {
            for (Entry<String, JsonNode> method : path.getValue().properties()) {
                operations.add(
                        new Described(method.getKey().toUpperCase(Locale.ROOT), path.getKey(), method.getValue()));
            }
        }
        return operations;
    }

    /** Empty for what only tests have. */
    Optional<Described> find(Endpoint endpoint) {
        return operations().stream()
                .filter(operation -> operation.name().equals(endpoint.name()))
                .findFirst();
    }

    /** The thing itself, where the node only refers to it. */
    JsonNode resolve(JsonNode node) {
        return node.has("$ref") ? document.at(node.get("$ref").asText().substring(1)) : node;
    }

    /** Fails unless status, media type and body of the answer are among those described. */
    void check(Described operation, Answer answer) {
        JsonNode response = resolve(operation.node().path("responses").path(Integer.toString(answer.status())));
        assertThat(response.isMissingNode())
                .as("%s answers with an undescribed %d: %s", operation.name(), answer.status(), answer.body())
                .isFalse();
        if (answer.body().isEmpty()) {
            assertThat(response.path("content"))
                    .as("what %s answers", operation.name())
                    .isEmpty();
            return;
        }
        MediaType type = MediaType.parseMediaType(answer.header("Content-Type").orElse("*/*"));
        JsonNode content = response.path("content").properties().stream()
                .filter(described ->
                        MediaType.parseMediaType(described.getKey()).includes(type))
                .map(Entry::getValue)
                .findFirst()
                .orElseThrow(() -> new AssertionError(
                        "%s answers %d with an undescribed %s".formatted(operation.name(), answer.status(), type)));
        if (type.getSubtype().endsWith("json")) {
            assertThat(failures(content.path("schema"), answer.json()))
                    .as("%s %d: %s", operation.name(), answer.status(), answer.body())
                    .isEmpty();
        }
    }

    /** What in the value is not as the schema says; a property that the schema does not know is a failure too. */
    Set<ValidationMessage> failures(JsonNode schema, JsonNode value) {
        ObjectNode root = schema.deepCopy();
        root.set("components", document.get("components").deepCopy());
        root.findParents("properties").forEach(described -> {
            if (!described.has("additionalProperties")) {
                ((ObjectNode) described).put("additionalProperties", false);
            }
        });
        return SCHEMAS.getSchema(root, FORMATS).validate(value);
    }

    /** One method of one path. */
    record Described(String method, String path, JsonNode node) {

        String name() {
            return method + " " + path;
        }

        String id() {
            return node.path("operationId").asText();
        }
    }
}
