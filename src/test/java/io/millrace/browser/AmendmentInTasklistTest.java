package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Page;
import io.millrace.partners.OnboardingCalls;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Another bank account of a partner, from the call-back to the second signature, as people do it in Tasklist. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentInTasklistTest {

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        browser = Browser.launch(Services.forTests().applicationUrl());
        Services.forTests().keycloak().await();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void a_partner_is_called_back_and_two_people_approve_before_it_is_paid_elsewhere() {
        String partner =
                "/api/v1/partners/" + OnboardingCalls.activeNamed("Tidewater Textile Works", "+1 978 555 0100");
        JsonNode account = done(Api.as("petra")
                .withFreshKey()
                .post(
                        partner + "/bank-accounts",
                        Map.of(
                                "reason",
                                "The partner moves its accounts to another bank.",
                                "account",
                                Map.of(
                                        "holder", "Tidewater Textile Works",
                                        "currency", "EUR",
                                        "iban", "DE89370400440532013000",
                                        "bic", "COBADEFF"))));

        Page clara = browser.signIn("clara");
        open(clara, "Call the partner back: Tidewater Textile Works");
        assertThat(clara.locator(".fjs-container")).containsText("Who may be called back");
        assertThat(clara.locator(".fjs-container")).containsText("+1 978 555 0100");
        assertThat(clara.locator(".fjs-container")).not().containsText("DE89370400440532013000");
        clara.getByLabel("Whom did you call?").fill("1");
        likeHands(clara);
        clara.getByLabel("Confirmed: the new account is theirs").check();
        likeHands(clara);
        clara.getByLabel("Note").fill("Read the last four digits back to me and named the bank.");
        likeHands(clara);
        keepWhole(clara, "amendment-call-back");
        complete(clara);

        for (String user : new String[] {"amir", "mona"}) {
            Page approver = browser.signIn(user);
            open(approver, "Decide: Tidewater Textile Works");
            assertThat(approver.locator(".fjs-container")).containsText("What changes");
            assertThat(approver.locator(".fjs-container")).containsText("named the bank");
            approver.getByLabel("Approve").check();
            keepWhole(approver, "amendment-decide");
            complete(approver);
        }

        JsonNode after = done(Api.as("viktor")
                .get(partner + "/bank-accounts/" + account.path("id").asText()));
        assertThat(after.path("status").asText()).isEqualTo("IN_FORCE");
    }

    /**
     * A form takes what was typed 300 ms later, and forgets it when the next field changes before. By the page's own timers,
     * which end in the order of their time however slow the machine is.
     */
    private static void likeHands(Page page) {
        page.evaluate("() => new Promise(done => setTimeout(done, 600))");
    }

    /** Old and new, and what was found, do not fit into a window. */
    private static void keepWhole(Page page, String name) {
        page.setViewportSize(1360, 1900);
        Browser.keep(page, name);
        page.setViewportSize(1360, 820);
    }

    private static void open(Page page, String subject) {
        page.locator(".task-filters").getByText("Offered to me").click();
        page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(subject))
                .first()
                .click();
        page.click("button[ng-click='claim()']");
        assertThat(page.locator(".fjs-container")).isVisible();
    }

    private static void complete(Page page) {
        page.click("button[ng-click='complete()']");
        assertThat(page.getByText("Select a task in the list")).isVisible();
    }

    private static JsonNode done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isLessThan(300);
        return answer.json();
    }
}
