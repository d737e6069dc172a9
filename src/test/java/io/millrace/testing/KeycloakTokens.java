package io.millrace.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Real tokens for tests, from Keycloak's token endpoint; the answers are Keycloak's own, errors included. */
public final class KeycloakTokens {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    private final KeycloakServer keycloak;

    public KeycloakTokens(KeycloakServer keycloak) {
        this.keycloak = keycloak;
    }

    /** A person's tokens; the scope {@code organization:<alias>} puts one organization in force. */
    public JsonNode signIn(String username, String password, String scope) throws IOException, InterruptedException {
        return request(Map.of(
                "grant_type", "password",
                "client_id", "millrace-dev-cli",
                "username", username,
                "password", password,
                "scope", scope));
    }

    /** A service account's token. */
    public JsonNode ofClient(String client) throws IOException, InterruptedException {
        return request(Map.of(
                "grant_type", "client_credentials", "client_id", client, "client_secret", client + "-dev-secret"));
    }

    JsonNode request(Map<String, String> form) throws IOException, InterruptedException {
        String body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        HttpRequest request = HttpRequest.newBuilder(URI.create(keycloak.realmUrl() + "/protocol/openid-connect/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        return JSON.readTree(
                HTTP.send(request, HttpResponse.BodyHandlers.ofString()).body());
    }
}
