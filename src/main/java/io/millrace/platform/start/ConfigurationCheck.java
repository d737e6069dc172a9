package io.millrace.platform.start;

import io.millrace.platform.start.StartRefused.Finding;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.core.env.Environment;

/** Addresses and secrets, as far as they show by themselves that they are wrong. */
final class ConfigurationCheck {

    static final String KEYCLOAK_URL = "millrace.keycloak.url";
    static final String CURSOR_KEY = "millrace.cursor-key";

    static final List<String> SECRETS = List.of(
            CURSOR_KEY,
            "millrace.keycloak.web-client-secret",
            "millrace.keycloak.directory-client-secret",
            "spring.datasource.password",
            "spring.liquibase.password",
            "millrace.worker.datasource.password");

    /** What the development realm and the embedded database use: everybody can read it in the sources. */
    static final Set<String> DEVELOPMENT = Set.of(
            "millrace-web-dev-secret",
            "millrace-directory-dev-secret",
            "millrace_owner-dev",
            "millrace_app-dev",
            "millrace_worker-dev",
            "development-cursor-key-of-32-bytes");

    private static final int SHORTEST_CURSOR_KEY = 32;
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    private ConfigurationCheck() {}

    static List<Finding> issuer(Environment environment) {
        return valueOf(environment, KEYCLOAK_URL).isBlank()
                ? List.of(new Finding(
                        KEYCLOAK_URL + " is missing: without an issuer no token can be trusted.",
                        "Set %s (MILLRACE_KEYCLOAK_URL) to the address under which browsers reach Keycloak."
                                .formatted(KEYCLOAK_URL)))
                : List.of();
    }

    static List<Finding> production(Environment environment) {
        List<Finding> findings = new ArrayList<>();
        for (String property : List.of("millrace.url", KEYCLOAK_URL)) {
            checkAddress(property, valueOf(environment, property), findings);
        }
        for (String property : SECRETS) {
            checkSecret(property, valueOf(environment, property), findings);
        }
        String key = valueOf(environment, CURSOR_KEY);
        if (!key.isBlank() && key.getBytes(StandardCharsets.UTF_8).length < SHORTEST_CURSOR_KEY) {
            findings.add(new Finding(
                    "%s is shorter than %d bytes.".formatted(CURSOR_KEY, SHORTEST_CURSOR_KEY),
                    "Set %s to a random value such as `openssl rand -base64 48` prints, the same on every node."
                            .formatted(CURSOR_KEY)));
        }
        return findings;
    }

    /** Plain http is for this machine alone, where browsers too hold it for safe. */
    private static void checkAddress(String property, String address, List<Finding> findings) {
        if (address.isBlank()) {
            if (!property.equals(KEYCLOAK_URL)) {
                findings.add(new Finding(
                        property + " is missing.",
                        "Set %s to the address under which browsers reach Millrace.".formatted(property)));
            }
            return;
        }
        if (!isSafe(address)) {
            findings.add(new Finding(
                    property + " is not an https address: passwords, tokens and cookies would travel in the clear.",
                    "Put a proxy with TLS in front and set %s to its https address.".formatted(property)));
        }
    }

    private static boolean isSafe(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getHost();
            return host != null
                    && ("https".equals(uri.getScheme()) || ("http".equals(uri.getScheme()) && LOOPBACK.contains(host)));
        } catch (IllegalArgumentException unreadable) {
            return false;
        }
    }

    private static void checkSecret(String property, String secret, List<Finding> findings) {
        if (secret.isBlank()) {
            findings.add(new Finding(property + " is missing.", "Set %s.".formatted(property)));
        } else if (DEVELOPMENT.contains(secret)) {
            findings.add(new Finding(
                    property + " is the one of development, which everybody knows.",
                    "Give %s a secret of its own, here and where it belongs (Keycloak or PostgreSQL)."
                            .formatted(property)));
        } else if (secret.startsWith("${")) {
            findings.add(new Finding(
                    property + " is a placeholder that nothing has replaced.",
                    "Set the variable that %s names.".formatted(property)));
        }
    }

    /** Blank when missing; a placeholder without a value is returned as it stands. */
    private static String valueOf(Environment environment, String property) {
        try {
            return environment.getProperty(property, "");
        } catch (IllegalArgumentException unresolved) {
            return "${";
        }
    }
}
