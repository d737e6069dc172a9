package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

class KeycloakRealmTest {

    private static final String ACME = "a0000000-0000-4000-8000-000000000001";
    private static final String GLOBEX = "a0000000-0000-4000-8000-000000000002";

    private static final Services SERVICES = Services.forTests();
    private static final KeycloakServer KEYCLOAK = SERVICES.keycloak();
    private static final KeycloakTokens TOKENS = new KeycloakTokens(KEYCLOAK);
    private static final HttpClient HTTP = HttpClient.newHttpClient();
    private static final ObjectMapper JSON = new ObjectMapper();

    @BeforeAll
    static void startKeycloak() {
        SERVICES.start();
        KEYCLOAK.await();
    }

    @Test
    void an_access_token_is_for_the_millrace_api_and_names_the_person() throws Exception {
        SignedJWT token = accessToken(TOKENS.signIn("petra", KeycloakServer.PASSWORD, "openid organization:*"));

        assertThat(token.getHeader().getAlgorithm().getName()).isEqualTo("RS256");
        JWTClaimsSet claims = token.getJWTClaimsSet();
        assertThat(claims.getIssuer()).isEqualTo(KEYCLOAK.realmUrl());
        assertThat(claims.getAudience()).containsExactly("millrace-api");
        assertThat(claims.getSubject()).isEqualTo("b0000000-0000-4000-8000-000000000011");
        assertThat(claims.getClaims())
                .contains(
                        entry("typ", "Bearer"),
                        entry("preferred_username", "petra"),
                        entry("name", "Petra Lindqvist"),
                        entry("email", "petra@acme.example"));
    }

    @Test
    void an_access_token_lives_15_minutes_and_a_refresh_token_7_days() throws Exception {
        JsonNode tokens = TOKENS.signIn("petra", KeycloakServer.PASSWORD, "openid");

        assertThat(lifetime(tokens.get("access_token"))).isEqualTo(Duration.ofMinutes(15));
        assertThat(lifetime(tokens.get("refresh_token"))).isEqualTo(Duration.ofDays(7));
    }

    @Test
    void a_refresh_token_works_once() throws Exception {
        String first = TOKENS.signIn("petra", KeycloakServer.PASSWORD, "openid")
                .get("refresh_token")
                .asText();
        Map<String, String> refresh =
                Map.of("grant_type", "refresh_token", "client_id", "millrace-dev-cli", "refresh_token", first);

        assertThat(TOKENS.request(refresh).get("refresh_token").asText()).isNotEqualTo(first);
        assertThat(TOKENS.request(refresh).get("error").asText()).isEqualTo("invalid_grant");
    }

    @Test
    void the_organization_claim_carries_id_and_role_groups() throws Exception {
        assertThat(organizations(TOKENS.signIn("petra", KeycloakServer.PASSWORD, "openid organization:*")))
                .isEqualTo(Map.of("acme", Map.of("id", ACME, "groups", List.of("/partner-manager"))));
    }

    @Test
    void one_person_has_different_roles_in_two_organizations() throws Exception {
        assertThat(organizations(TOKENS.signIn("otto", KeycloakServer.PASSWORD, "openid organization:*")))
                .isEqualTo(Map.of(
                        "acme", Map.of("id", ACME, "groups", List.of("/manager")),
                        "globex", Map.of("id", GLOBEX, "groups", List.of("/viewer"))));
    }

    @Test
    void naming_one_organization_leaves_the_other_out_of_the_token() throws Exception {
        assertThat(organizations(TOKENS.signIn("otto", KeycloakServer.PASSWORD, "openid organization:globex")))
                .containsOnlyKeys("globex");
    }

    @Test
    void a_service_account_acts_for_its_organization_only() throws Exception {
        JsonNode tokens = TOKENS.ofClient("acme-integration");

        assertThat(organizations(tokens))
                .isEqualTo(Map.of("acme", Map.of("id", ACME, "groups", List.of("/integration"))));
        assertThat(accessToken(tokens).getJWTClaimsSet().getAudience()).containsExactly("millrace-api");
    }

    @Test
    void the_directory_client_reads_members_and_their_groups_but_changes_nothing() throws Exception {
        String token = TOKENS.ofClient("millrace-directory").get("access_token").asText();
        String admin = KEYCLOAK.url() + "/admin/realms/" + KeycloakServer.REALM;
        String otto = "b0000000-0000-4000-8000-000000000031";

        assertThat(SignedJWT.parse(token).getJWTClaimsSet().getAudience()).doesNotContain("millrace-api");
        JsonNode members = JSON.readTree(get(admin + "/organizations/" + ACME + "/members?max=100", token)
                .body());
        assertThat(members.findValuesAsText("username"))
                .contains("petra", "otto", "service-account-acme-integration")
                .doesNotContain("gina");
        JsonNode groups = JSON.readTree(get(admin + "/organizations/" + ACME + "/members/" + otto + "/groups", token)
                .body());
        assertThat(groups.findValuesAsText("path")).containsExactly("/manager");
        assertThat(get(admin + "/clients", token).statusCode()).isEqualTo(403);
        HttpRequest deletion = HttpRequest.newBuilder(URI.create(admin + "/users/" + otto))
                .header("Authorization", "Bearer " + token)
                .DELETE()
                .build();
        assertThat(HTTP.send(deletion, HttpResponse.BodyHandlers.discarding()).statusCode())
                .isEqualTo(403);
    }

    @Test
    void a_redirect_goes_to_the_exact_address_only() throws Exception {
        String callback = SERVICES.applicationUrl() + "/login/oauth2/code/keycloak";

        assertThat(authorize(callback, "&code_challenge_method=S256&code_challenge=" + "c".repeat(43))
                        .statusCode())
                .isEqualTo(200);
        assertThat(authorize(callback + "/more", "&code_challenge_method=S256&code_challenge=" + "c".repeat(43))
                        .statusCode())
                .isEqualTo(400);
        JsonNode clients =
                JSON.readTree(KeycloakRealm.forDevelopment(Map.of()).json()).get("clients");
        assertThat(clients.findValues("redirectUris").toString())
                .contains("/login/oauth2")
                .doesNotContain("*");
    }

    @Test
    void signing_in_without_a_code_challenge_is_refused() throws Exception {
        String callback = SERVICES.applicationUrl() + "/login/oauth2/code/keycloak";

        assertThat(authorize(callback, "").headers().firstValue("Location"))
                .hasValueSatisfying(location -> assertThat(location).contains("error=invalid_request"));
    }

    @Test
    void two_quick_typos_do_not_lock_but_the_sixth_attempt_finds_the_account_locked() throws Exception {
        TOKENS.signIn("viktor", "wrong-1", "openid");
        TOKENS.signIn("viktor", "wrong-2", "openid");
        assertThat(TOKENS.signIn("viktor", KeycloakServer.PASSWORD, "openid").has("access_token"))
                .isTrue();

        for (int attempt = 1; attempt <= 5; attempt++) {
            assertThat(TOKENS.signIn("viktor", "wrong-" + attempt, "openid")
                            .get("error")
                            .asText())
                    .isEqualTo("invalid_grant");
        }
        assertThat(TOKENS.signIn("viktor", KeycloakServer.PASSWORD, "openid").has("access_token"))
                .isFalse();
    }

    private static HttpResponse<String> get(String url, String token) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(url))
                .header("Authorization", "Bearer " + token)
                .build();
        return HTTP.send(request, HttpResponse.BodyHandlers.ofString());
    }

    private static HttpResponse<String> authorize(String redirectUri, String more)
            throws IOException, InterruptedException {
        String url = KEYCLOAK.realmUrl() + "/protocol/openid-connect/auth?response_type=code&client_id=millrace-web"
                + "&scope=openid%20profile%20email%20organization&redirect_uri="
                + URLEncoder.encode(redirectUri, StandardCharsets.UTF_8) + more;
        return HTTP.send(HttpRequest.newBuilder(URI.create(url)).build(), HttpResponse.BodyHandlers.ofString());
    }

    private static Duration lifetime(JsonNode token) throws ParseException {
        JWTClaimsSet claims = SignedJWT.parse(token.asText()).getJWTClaimsSet();
        return Duration.between(
                claims.getIssueTime().toInstant(), claims.getExpirationTime().toInstant());
    }

    private static SignedJWT accessToken(JsonNode tokens) throws ParseException {
        return SignedJWT.parse(tokens.get("access_token").asText());
    }

    private static Map<String, Object> organizations(JsonNode tokens) throws ParseException {
        return accessToken(tokens).getJWTClaimsSet().getJSONObjectClaim("organization");
    }
}
