package io.millrace.testing;

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
public final class KeycloakAdministrator {

    private RestClient http = RestClient.create();

    public void signIn() {
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
                .baseUrl(keycloak.url() + "/admin/realms/" + KeycloakServer.REALM + "/")
                .defaultHeader("Authorization", "Bearer " + token.get("access_token"))
                .build();
    }

    /** Somebody with everybody's password, and a member of the organization without any role there. */
    public void addPerson(UUID organization, String username) {
        unlessDone(http.post()
                .uri("users")
                .body(Map.of(
                        "username",
                        username,
                        "email",
                        username + "@people.example",
                        "emailVerified",
                        true,
                        "firstName",
                        "Nobody",
                        "lastName",
                        "Special",
                        "enabled",
                        true,
                        "credentials",
                        List.of(Map.of("type", "password", "value", KeycloakServer.PASSWORD, "temporary", false)))));
        List<Map<String, Object>> found = Objects.requireNonNull(http.get()
                .uri("users?exact=true&username={username}", username)
                .retrieve()
                .body(new ParameterizedTypeReference<List<Map<String, Object>>>() {}));
        addMember(organization, UUID.fromString(String.valueOf(found.get(0).get("id"))));
    }

    public void addMember(UUID organization, UUID user) {
        unlessDone(http.post()
                .uri("organizations/{organization}/members", organization)
                .contentType(MediaType.APPLICATION_JSON)
                .body(user.toString()));
    }

    public void removeMember(UUID organization, UUID user) {
        http.delete()
                .uri("organizations/{organization}/members/{user}", organization, user)
                .retrieve()
                .toBodilessEntity();
    }

    public void giveRole(UUID organization, String role, UUID user) {
        unlessDone(http.put()
                .uri(
                        "organizations/{organization}/groups/{group}/members/{user}",
                        organization,
                        group(organization, role),
                        user));
    }

    public void takeRole(UUID organization, String role, UUID user) {
        http.delete()
                .uri(
                        "organizations/{organization}/groups/{group}/members/{user}",
                        organization,
                        group(organization, role),
                        user)
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
                .uri("organizations/{organization}/groups?max=100", organization)
                .retrieve()
                .body(new ParameterizedTypeReference<List<Map<String, Object>>>() {}));
        return groups.stream()
                .filter(group -> role.equals(group.get("name")))
                .map(group -> group.get("id"))
                .findFirst()
                .orElseThrow();
    }
}
