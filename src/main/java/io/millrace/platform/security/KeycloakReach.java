package io.millrace.platform.security;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.springframework.stereotype.Component;

/** Asks whether Keycloak answers, before a browser is sent to where it would only find an error of its own. */
@Component
class KeycloakReach {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final HttpRequest question;

    KeycloakReach(KeycloakProperties keycloak) {
        this.question = HttpRequest.newBuilder(URI.create(keycloak.realmUrl("")))
                .timeout(PATIENCE)
                .build();
    }

    boolean answers() {
        try {
            return http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
