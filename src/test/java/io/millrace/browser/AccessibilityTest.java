package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** Our own pages as axe-core sees them, the editors of bpmn.io within them included. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessibilityTest {

    private static final String URL = Services.forTests().applicationUrl();
    private static final Set<String> GRAVE = Set.of("serious", "critical");

    private final Browser browser = Browser.launch(URL);

    @BeforeAll
    void keycloakIsUp() {
        Services.forTests().keycloak().await();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void the_pages_of_people_who_are_not_signed_in_have_no_serious_violation() {
        Page page = browser.visit("/");
        assertThat(violations(page)).isEmpty();

        for (String path : List.of("/docs", "/docs/designing.md", "/docs/errors")) {
            page.navigate(URL + path);
            assertThat(page.locator("h1")).isVisible();
            assertThat(violations(page)).as(path).isEmpty();
        }
    }

    @Test
    void the_start_page_and_the_choice_of_an_organization_have_no_serious_violation() {
        Page page = browser.signIn("otto");
        assertThat(page.locator("h1")).hasText("Which organization do you work for?");
        assertThat(violations(page)).isEmpty();

        page.click("button[value=acme]");
        page.waitForURL("**/camunda/**");
        page.navigate(URL + "/");
        assertThat(page.locator(".who")).isVisible();
        assertThat(violations(page)).isEmpty();
    }

    @Test
    void the_designer_has_no_serious_violation_with_each_kind_of_model_open_and_in_its_dialogs() {
        SampleInspection sample = SampleInspection.deployed();
        Page page = browser.signIn("dora");
        page.navigate(URL + "/designer");
        assertThat(page.locator("#models li").first()).isVisible();
        assertThat(violations(page)).as("empty").isEmpty();

        page.click("#models button[title='%s']".formatted(sample.key()));
        assertThat(page.locator(".djs-shape[data-element-id=count]")).isVisible();
        assertThat(page.locator("body")).hasAttribute("aria-busy", "false");
        page.click(".djs-shape[data-element-id=count]");
        page.click(".bio-properties-panel-group-header-title:text('User assignment')");
        page.fill("[name=dueDate]", "");
        assertThat(page.locator(".finding")).hasCount(1);
        page.selectOption("#heat", "running");
        assertThat(page.locator("#legend")).isVisible();
        assertThat(violations(page)).as("process").isEmpty();

        page.click("#impact");
        assertThat(page.locator("#dialog table")).hasCount(1);
        assertThat(violations(page)).as("impact").isEmpty();
        page.click("#dialog-close");
        page.click("#start");
        page.click("#dialog-confirm");
        assertThat(page.locator(".field [aria-invalid=true]").first()).isVisible();
        assertThat(violations(page)).as("start").isEmpty();
        page.click("#dialog-close");

        page.click("#models button[title=approval-matrix]");
        assertThat(page.locator(".tjs-container")).isVisible();
        assertThat(violations(page)).as("decision").isEmpty();
        page.click("#models button[title='approval.decide']");
        assertThat(page.locator(".fjs-editor-container")).isVisible();
        assertThat(violations(page)).as("form").isEmpty();
    }

    private static List<String> violations(Page page) {
        return new AxeBuilder(page)
                .analyze().getViolations().stream()
                        .filter(rule -> GRAVE.contains(rule.getImpact()))
                        .map(AccessibilityTest::inWords)
                        .toList();
    }

    private static String inWords(Rule rule) {
        List<String> where = rule.getNodes().stream()
                .map(node -> String.valueOf(node.getTarget()))
                .toList();
        return "%s (%s) at %s".formatted(rule.getHelp(), rule.getId(), where);
    }
}
