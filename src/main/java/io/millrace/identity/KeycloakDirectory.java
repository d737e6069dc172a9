package io.millrace.identity;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.millrace.platform.security.KeycloakProperties;
import java.net.http.HttpClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.client.JdkClientHttpRequestFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Keycloak's organizations and people, read with the service account that may change nothing. */
@Component
class KeycloakDirectory {

    private static final int PAGE = 100;
    private static final Duration TIMEOUT = Duration.ofSeconds(5);

    private final KeycloakProperties keycloak;
    private final RestClient http;
    private @Nullable String token;
    private Instant renewAt = Instant.EPOCH;

    KeycloakDirectory(KeycloakProperties keycloak) {
        this.keycloak = keycloak;
        var requests = new JdkClientHttpRequestFactory(
                HttpClient.newBuilder().connectTimeout(TIMEOUT).build());
        requests.setReadTimeout(TIMEOUT);
        this.http = RestClient.builder().requestFactory(requests).build();
    }

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Organization(UUID id, String alias, String name, boolean enabled) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record User(
            UUID id,
            String username,
            @Nullable String email,
            @Nullable String firstName,
            @Nullable String lastName,
            boolean enabled) {}

    /** A role in an organization; the path is its name after a slash. */
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Group(UUID id, String path) {}

    @JsonIgnoreProperties(ignoreUnknown = true)
    record Token(
            @JsonProperty("access_token") String value,
            @JsonProperty("expires_in") long lifetime) {}

    /** @throws RestClientException when Keycloak is unreachable or refuses, here and below */
    List<Organization> organizations() {
        return all("/organizations", new ParameterizedTypeReference<>() {});
    }

    List<User> members(UUID organization) {
        return all("/organizations/" + organization + "/members", new ParameterizedTypeReference<>() {});
    }

    List<Group> groups(UUID organization) {
        return all("/organizations/" + organization + "/groups", new ParameterizedTypeReference<>() {});
    }

    List<User> members(UUID organization, Group group) {
        return all(
                "/organizations/" + organization + "/groups/" + group.id + "/members",
                new ParameterizedTypeReference<>() {});
    }

    private <T> List<T> all(String path, ParameterizedTypeReference<List<T>> type) {
        List<T> all = new ArrayList<>();
        List<T> page;
        do {
            page = Objects.requireNonNull(http.get()
                    .uri(keycloak.adminUrl(path) + "?first={first}&max={max}", all.size(), PAGE)
                    .headers(headers -> headers.setBearerAuth(token()))
                    .retrieve()
                    .body(type));
            all.addAll(page);
        } while (page.size() == PAGE);
        return all;
    }

    private synchronized String token() {
        String known = token;
        if (known != null && Instant.now().isBefore(renewAt)) {
            return known;
        }
        MultiValueMap<String, String> form = new LinkedMultiValueMap<>();
        form.add("grant_type", "client_credentials");
        form.add("client_id", keycloak.directoryClientId());
        form.add("client_secret", keycloak.directoryClientSecret());
        Token fresh = Objects.requireNonNull(http.post()
                .uri(keycloak.realmUrl("/protocol/openid-connect/token"))
                .body(form)
                .retrieve()
                .body(Token.class));
        token = fresh.value;
        renewAt = Instant.now().plusSeconds(fresh.lifetime / 2);
        return fresh.value;
    }
}
