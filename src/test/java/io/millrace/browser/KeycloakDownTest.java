package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class KeycloakDownTest {

    private static final Services SERVICES = Services.forTests();
    private static final String URL = SERVICES.applicationUrl();

    private final Browser browser = Browser.launch(URL);

    @BeforeAll
    void keycloakIsUp() {
        SERVICES.keycloak().await();
    }

    @AfterAll
    void bringKeycloakBack() {
        browser.close();
        SERVICES.keycloak().start();
        SERVICES.keycloak().await();
    }

    @Test
    void whoever_is_signed_in_goes_on_while_a_new_sign_in_says_that_it_has_to_wait() {
        Page mona = browser.signIn("mona");
        assertThat(mona).hasTitle("Millrace Tasklist");
        SERVICES.keycloak().stop();

        mona.reload();
        assertThat(mona.locator(".account")).containsText("Mona Petersen");

        Page newcomer = browser.visit("/");
        var answer = newcomer.waitForResponse("**/oauth2/authorization/**", () -> newcomer.click("text=Sign in"));
        assertThat(answer.status()).isEqualTo(503);
        assertThat(newcomer.locator("h1")).hasText("Sign-in is not available right now");
        Browser.keep(newcomer, "keycloak-down");

        mona.click(".account .dropdown-toggle");
        mona.click(".account .logout a");
        assertThat(mona.locator("h1")).hasText("You are signed out of Millrace");
    }
}
