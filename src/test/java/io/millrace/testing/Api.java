package io.millrace.testing;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * A caller of the application under {@link MillraceTest}, with a real token of Keycloak:
 * {@code Api.as("petra").withKey("k-1").post("/api/v1/partners/onboarding/start", body)}. Bodies are JSON text, or
 * anything that Jackson writes as JSON.
 */
public final class Api {

    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper().findAndRegisterModules();
    private static final Map<String, Token> TOKENS = new ConcurrentHashMap<>();

    private final Map<String, String> headers;

    private Api(Map<String, String> headers) {
        this.headers = headers;
    }

    /** A person of the development realm, with a token for all organizations of theirs. */
    public static Api as(String username) {
        return withToken(token(
                "person " + username,
                () -> tokens().signIn(username, KeycloakServer.PASSWORD, "openid organization:*")));
    }

    /** A service account of the development realm, e.g. {@code acme-integration}. */
    public static Api asClient(String client) {
        return withToken(token("client " + client, () -> tokens().ofClient(client)));
    }

    /** The header with the caller's token, for requests that are not sent from here. */
    public String authorization() {
        return headers.getOrDefault("Authorization", "");
    }

    public static Api withToken(String accessToken) {
        return anonymous().with("Authorization", "Bearer " + accessToken);
    }

    public static Api anonymous() {
        return new Api(Map.of());
    }

    /** Makes the next call of everybody sign in again, after their roles have changed in Keycloak. */
    public static void forgetTokens() {
        TOKENS.clear();
    }

    /** Works for one of the caller's organizations, named by id or alias. */
    public Api in(String organization) {
        return with("X-Organization-ID", organization);
    }

    public Api withKey(String idempotencyKey) {
        return with("Idempotency-Key", idempotencyKey);
    }

    /** With an idempotency key that nobody has used. */
    public Api withFreshKey() {
        return withKey(UUID.randomUUID().toString());
    }

    public Api with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Api(more);
    }

    public Answer get(String path) {
        return send("GET", path, null, BodyPublishers.noBody());
    }

    public Answer delete(String path) {
        return send("DELETE", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path) {
        return send("POST", path, null, BodyPublishers.noBody());
    }

    public Answer post(String path, Object body) {
        return send("POST", path, body);
    }

    public Answer put(String path, Object body) {
        return send("PUT", path, body);
    }

    public Answer patch(String path, Object body) {
        return send("PATCH", path, body);
    }

    public Answer upload(String path, FilePart... parts) {
        return upload("POST", path, parts);
    }

    public Answer upload(String method, String path, FilePart... parts) {
        String boundary = "part-" + UUID.randomUUID();
        return send(
                method,
                path,
                "multipart/form-data; boundary=" + boundary,
                BodyPublishers.ofByteArray(FilePart.multipart(boundary, List.of(parts))));
    }

    public Answer send(String method, String path, Object body) {
        return send(method, path, "application/json", BodyPublishers.ofString(json(body)));
    }

    public Answer send(String method, String path, @Nullable String contentType, BodyPublisher body) {
        HttpRequest.Builder request = HttpRequest.newBuilder(
                        URI.create(Services.forTests().applicationUrl() + path))
                .method(method, body);
        headers.forEach(request::header);
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        HttpResponse<String> response =
                uninterrupted(() -> HTTP.send(request.build(), HttpResponse.BodyHandlers.ofString()));
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    private static String json(Object body) {
        try {
            return body instanceof String text ? text : JSON.writeValueAsString(body);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(e);
        }
    }

    private static String token(String holder, Callable<JsonNode> signIn) {
        Token token = TOKENS.compute(
                holder,
                (name, known) -> known != null && Instant.now().isBefore(known.renewAt)
                        ? known
                        : Token.from(uninterrupted(signIn)));
        return token.value;
    }

    private static KeycloakTokens tokens() {
        // A test's fields are made before its context, which would start them too.
        Services.forTests().start();
        Services.forTests().keycloak().await();
        return new KeycloakTokens(Services.forTests().keycloak());
    }

    private static <T> T uninterrupted(Callable<T> call) {
        try {
            return call.call();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException(e);
        }
    }

    private record Token(String value, Instant renewAt) {

        static Token from(JsonNode answer) {
            if (!answer.has("access_token")) {
                throw new IllegalStateException("Keycloak gave no token: " + answer);
            }
            return new Token(
                    answer.get("access_token").asText(),
                    Instant.now().plusSeconds(answer.get("expires_in").asLong() - 60));
        }
    }
}
