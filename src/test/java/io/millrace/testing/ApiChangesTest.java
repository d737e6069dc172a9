package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApiChangesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 7, 1);
    private static final ObjectMapper JSON = new ObjectMapper();

    private static final String BEFORE = """
            {"paths": {"/things": {"post": {
               "parameters": [{"name": "colour", "in": "query", "schema": {"type": "string"}}],
               "requestBody": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/New"}}}},
               "responses": {
                 "200": {"content": {"application/json": {"schema": {"$ref": "#/components/schemas/Thing"}}}},
                 "404": {"$ref": "#/components/responses/NotFound"}}}}},
             "components": {
               "responses": {"NotFound": {"content": {"application/problem+json": {"schema": {"type": "object"}}}}},
               "schemas": {
                 "New": {"type": "object", "required": ["name"], "properties": {
                   "name": {"type": "string", "maxLength": 20},
                   "kind": {"type": ["string", "null"], "enum": ["A", "B", null]},
                   "parts": {"type": "array", "items": {"$ref": "#/components/schemas/New"}}}},
                 "Thing": {"type": "object", "required": ["id"], "properties": {
                   "id": {"type": "string", "format": "uuid"},
                   "state": {"type": "string", "enum": ["OPEN"]},
                   "owner": {"$ref": "#/components/schemas/Owner"}}},
                 "Owner": {"type": "object", "properties": {"name": {"type": "string"}}}}}}""";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "/things"                          | "/others"                             | POST /things is gone
            "post"                             | "put"                                 | POST /things is gone
            "colour"                           | "color"                               | POST /things parameter colour is gone
            "in": "query"                      | "required": true, "in": "query"       | POST /things parameter colour has become required
            "requestBody": {                   | "requestBody": {"required": true,     | POST /things body has become required
            "404"                              | "410"                                 | POST /things 404 is gone
            "application/problem+json"         | "text/plain"                          | POST /things 404 as application/problem+json is gone
            "required": ["name"]               | "required": ["name", "kind"]          | POST /things body .kind has become required
            "maxLength": 20                    | "maxLength": 10                       | POST /things body .name has a smaller maxLength
            "maxLength": 20                    | "minLength": 1                        | POST /things body .name has a larger minLength
            "maxLength": 20                    | "pattern": "x"                        | POST /things body .name has another pattern
            ["A", "B", null]                   | ["A", null]                           | POST /things body .kind enum was [A, B, null], is [A, null]
            "type": ["string", "null"]         | "type": "string"                      | POST /things body .kind type was [null, string], is [string]
            "kind": {                          | "sort": {                             | POST /things body .kind is gone
            "required": ["id"]                 | "required": []                        | POST /things 200 .id has become optional
            "format": "uuid"                   | "format": "date"                      | POST /things 200 .id has another format
            "state": {"type": "string"         | "state": {"type": ["string", "null"]  | POST /things 200 .state type was [null, string], is [string]
            {"$ref": "#/components/schemas/Owner"} | {"anyOf": [{"$ref": "#/components/schemas/Owner"}, {"type": "null"}]} | POST /things 200 .owner type was [null, object], is [object]
            {"name": {"type": "string"}}       | {}                                    | POST /things 200 .owner .name is gone
            """)
    void what_callers_rely_on_may_not_go(String old, String now, String finding) throws IOException {
        assertThat(BEFORE).contains(old);
        assertThat(ApiChanges.breaking(JSON.readTree(BEFORE), changed(old, now), TODAY))
                .containsExactly(finding);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "maxLength": 20                    | "maxLength": 30
            "required": ["name"]               | "required": []
            "required": ["id"]                 | "required": ["id", "state"]
            "enum": ["OPEN"]                   | "enum": ["OPEN", "CLOSED"]
            ["A", "B", null]                   | ["A", "B", "C", null]
            "name": {"type": "string", "maxLength" | "more": {"type": "string"}, "name": {"type": "string", "maxLength"
            "404": {                           | "409": {}, "404": {
            "in": "query"                      | "deprecated": true, "in": "query"
            """)
    void more_than_before_is_no_harm(String old, String now) throws IOException {
        assertThat(BEFORE).contains(old);
        assertThat(ApiChanges.breaking(JSON.readTree(BEFORE), changed(old, now), TODAY))
                .isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2026-07-01, 0", "2026-07-02, 1"})
    void an_operation_may_go_on_the_day_that_was_announced(String day, int findings) throws IOException {
        JsonNode announced =
                changed("\"parameters\"", "\"deprecated\": true, \"x-sunset\": \"%s\", \"parameters\"".formatted(day));
        assertThat(ApiChanges.breaking(announced, JSON.readTree("{}"), TODAY)).hasSize(findings);
    }

    @Test
    void nothing_has_changed_between_a_description_and_itself() throws IOException {
        JsonNode before = JSON.readTree(BEFORE);
        assertThat(ApiChanges.breaking(before, before, TODAY)).isEmpty();
    }

    private static JsonNode changed(String old, String now) throws IOException {
        return JSON.readTree(BEFORE.replace(old, now));
    }
}
