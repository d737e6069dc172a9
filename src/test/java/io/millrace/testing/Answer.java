package io.millrace.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.util.Optional;

/** What the API answered. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("Not JSON: " + body, e);
        }
    }

    /** The code of a problem; empty when the answer is none. */
    public String code() {
        return header("Content-Type").orElse("").startsWith("application/problem+json")
                ? json().path("code").asText()
                : "";
    }

    public Optional<String> header(String name) {
        return headers.firstValue(name);
    }
}
