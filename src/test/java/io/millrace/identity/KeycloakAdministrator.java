package io.millrace.identity;

import io.millrace.testing.KeycloakServer;
import io.millrace.testing.Services;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.springframework.core.ParameterizedTypeReference;
import org.springframework.http.MediaType;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.web.client.HttpClientErrorException;
import org.springframework.web.client.RestClient;

/** Changes memberships and roles as a person in Keycloak's admin console would. */
final class KeycloakAdministrator {

    private RestClient http = RestClient.create();

    void signIn() {
        KeycloakServer keycloak = Services.forTests().keycloak();
        keycloak.await();
        var form = new LinkedMultiValueMap<String, String>();
        form.add("grant_type", "password");
        form.add("client_id", "admin-cli");
        form.add("username", KeycloakServer.ADMINISTRATOR);
        form.add("password", KeycloakServer.PASSWORD);
        Map<String, Object> token = Objects.requireNonNull(RestClient.create()
                .post()
                .uri(keycloak.url() + "/realms/master/protocol/openid-connect/token")
                .body(form)
                .retrieve()
                .body(new ParameterizedTypeReference<Map<String, Object>>() {}));
        http = RestClient.builder()
                .baseUrl(keycloak.url() + "/admin/realms/" + KeycloakServer.REALM + "/organizations/")
                .defaultHeader("Authorization", "Bearer " + token.get("access_token"))
                .build();
    }

    void addMember(UUID organization, UUID user) {
        unlessDone(http.post()
                .uri("{organization}/members", organization)
                .contentType(MediaType.APPLICATION_JSON)
                .body(user.toString()));
    }

    void removeMember(UUID organization, UUID user) {
        http.delete()
                .uri("{organization}/members/{user}", organization, user)
                .retrieve()
                .toBodilessEntity();
    }

    void giveRole(UUID organization, String role, UUID user) {
        unlessDone(http.put()
                .uri("{organization}/groups/{group}/members/{user}", organization, group(organization, role), user));
    }

    void takeRole(UUID organization, String role, UUID user) {
        http.delete()
                .uri("{organization}/groups/{group}/members/{user}", organization, group(organization, role), user)
                .retrieve()
                .toBodilessEntity();
    }

    private static void unlessDone(RestClient.RequestHeadersSpec<?> request) {
        try {
            request.retrieve().toBodilessEntity();
        } catch (HttpClientErrorException.Conflict done) {
            // It is so already: nothing to restore.
        }
    }

    private Object group(UUID organization, String role) {
        List<Map<String, Object>> groups = Objects.requireNonNull(http.get()
                .uri("{organization}/groups?max=100", organization)
                .retrieve()
                .body(new ParameterizedTypeReference<List<Map<String, Object>>>() {}));
        return groups.stream()
                .filter(group -> role.equals(group.get("name")))
                .map(group -> group.get("id"))
                .findFirst()
                .orElseThrow();
    }
}
