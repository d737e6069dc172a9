package io.millrace.platform.security;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.nimbusds.jwt.PlainJWT;
import com.nimbusds.jwt.SignedJWT;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.KeycloakServer;
import io.millrace.testing.KeycloakTokens;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

@MillraceTest
class CallerTest {

    private static final String WHO = "/api/v1/probe-actor";

    private final KeycloakTokens keycloak =
            new KeycloakTokens(Services.forTests().keycloak());

    @Autowired
    private ActorProbe.Leftovers leftovers;

    @Test
    void a_request_acts_as_its_caller_for_the_one_organization_and_says_so_in_the_log() {
        JsonNode bound =
                Api.as("petra").with("X-Request-ID", "order-17").get(WHO).json();

        assertThat(bound.get("organization").asText()).isEqualTo("acme");
        assertThat(bound.get("user").asText()).isEqualTo("b0000000-0000-4000-8000-000000000011");
        assertThat(bound.get("capabilities").toString())
                .contains("PARTNER_CREATE")
                .doesNotContain("PARTNER_APPROVE");
        assertThat(bound.at("/log/organization").asText()).isEqualTo("acme");
        assertThat(bound.at("/log/user")).isEqualTo(bound.get("user"));
        assertThat(bound.at("/log/requestId").asText()).isEqualTo("order-17");
    }

    @Test
    void nobody_stays_bound_to_the_thread_after_a_request() {
        Api.as("petra").get(WHO);
        Api.as("petra").in("globex").get(WHO);
        Api.as("petra").get("/api/v1/nowhere");
        Api.as("clara").withFreshKey().post("/api/v1/partners/onboarding/start", Map.of());
        assertThat(leftovers.found()).isEmpty();
    }

    @Test
    void capabilities_come_from_the_roles_in_the_organization_that_is_named() {
        Api otto = Api.as("otto");

        assertThat(otto.in("acme").get(WHO).json().get("capabilities").toString())
                .contains("PARTNER_APPROVE");
        assertThat(otto.in("globex").get(WHO).json().get("capabilities").toString())
                .contains("PARTNER_READ")
                .doesNotContain("PARTNER_APPROVE");
        assertThat(otto.in("a0000000-0000-4000-8000-000000000002")
                        .get(WHO)
                        .json()
                        .get("organization")
                        .asText())
                .isEqualTo("globex");
    }

    @Test
    void a_member_of_several_organizations_has_to_name_one() {
        Answer answer = Api.as("otto").get(WHO);
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("ORGANIZATION_REQUIRED");
    }

    @Test
    void an_organization_of_others_looks_like_one_that_does_not_exist() {
        Answer foreign = Api.as("petra").in("globex").get(WHO);
        Answer absent = Api.as("petra").in("no-such-organization").get(WHO);

        assertThat(foreign.status()).isEqualTo(404);
        assertThat(absent.status()).isEqualTo(404);
        assertThat(foreign.json().get("detail")).isEqualTo(absent.json().get("detail"));
    }

    @Test
    void a_caller_without_the_capability_is_told_which_one_is_missing() {
        Answer answer = Api.as("clara").withFreshKey().post("/api/v1/partners/onboarding/start", Map.of());
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.code()).isEqualTo("CAPABILITY_MISSING");
        assertThat(answer.json().get("detail").asText()).contains("PARTNER_CREATE");
    }

    @Test
    void no_token_and_tokens_for_something_else_are_401() throws Exception {
        JsonNode tokens = keycloak.signIn("petra", KeycloakServer.PASSWORD, "openid organization:*");
        String access = tokens.get("access_token").asText();
        assertThat(Api.withToken(access).get(WHO).status()).isEqualTo(200);

        refused(tokens.get("id_token").asText());
        refused(tokens.get("refresh_token").asText());
        refused(keycloak.ofClient("millrace-directory").get("access_token").asText());
        refused(new PlainJWT(SignedJWT.parse(access).getJWTClaimsSet()).serialize());
        refused(access.substring(0, access.lastIndexOf('.') + 1));
        refused("nonsense");

        Answer none = Api.anonymous().get(WHO);
        assertThat(none.status()).isEqualTo(401);
        assertThat(none.code()).isEqualTo("UNAUTHENTICATED");
    }

    private static void refused(String token) {
        Answer answer = Api.withToken(token).get(WHO);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.code()).isEqualTo("TOKEN_INVALID");
        assertThat(answer.header("WWW-Authenticate")).hasValue("Bearer");
    }
}
