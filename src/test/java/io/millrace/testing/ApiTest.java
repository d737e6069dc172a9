package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

@MillraceTest
class ApiTest {

    @Test
    void a_person_with_a_token_of_keycloak_is_let_in_and_nobody_else() {
        assertThat(Api.as("petra").get("/api/v1/approvals").status()).isEqualTo(200);
        assertThat(Api.asClient("acme-integration").get("/api/v1/approvals").status())
                .isEqualTo(200);
        assertThat(Api.anonymous().get("/api/v1/approvals").status()).isEqualTo(401);
    }

    @Test
    void a_member_of_two_organizations_works_for_the_one_named() {
        assertThat(Api.as("otto").in("acme").get("/api/v1/approvals").status()).isEqualTo(200);
        assertThat(Api.as("petra").in("globex").get("/api/v1/approvals").status())
                .isEqualTo(404);
    }
}
