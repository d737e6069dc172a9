package io.millrace.testing;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.TreeMap;

/**
 * The realm for development and tests: the realm file with the development people laid over it. Environment holds the
 * values of its placeholders.
 */
record KeycloakRealm(String json, Map<String, String> environment) {

    static KeycloakRealm forDevelopment(Map<String, String> environment) throws IOException {
        ObjectNode realm = read("/keycloak-realm/millrace-realm.json");
        ObjectNode development = read("/keycloak-realm/millrace-dev-users.json");
        for (JsonNode client : development.withArray("clients")) {
            clientOf(realm, client.get("clientId").asText()).setAll((ObjectNode) client);
        }
        realm.withArray("users").addAll((ArrayNode) development.get("users"));
        realm.set("organizations", development.get("organizations"));
        return new KeycloakRealm(new ObjectMapper().writeValueAsString(realm), new TreeMap<>(environment));
    }

    /** Names an import: it changes with the files and with the addresses put into them. */
    String hash() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            digest.update(json.getBytes(StandardCharsets.UTF_8));
            digest.update(environment.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static ObjectNode clientOf(ObjectNode realm, String clientId) {
        for (JsonNode client : realm.withArray("clients")) {
            if (clientId.equals(client.get("clientId").asText())) {
                return (ObjectNode) client;
            }
        }
        return realm.withArray("clients").addObject();
    }

    private static ObjectNode read(String resource) throws IOException {
        try (InputStream file = KeycloakRealm.class.getResourceAsStream(resource)) {
            return (ObjectNode) new ObjectMapper().readTree(file);
        }
    }
}
