package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignerTest {

    private static final String URL = Services.forTests().applicationUrl();
    private static final String ABSENT = "/api/v1/workflows/no-such-model/1/bpmn";

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
    void a_designer_draws_every_kind_of_model_and_the_page_needs_nothing_but_our_own_files() {
        Page page = browser.signIn("ada");
        List<String> broken = new ArrayList<>();
        page.onPageError(broken::add);
        page.onConsoleMessage(message -> {
            if (message.text().contains("Content Security Policy")) {
                broken.add(message.text());
            }
        });
        page.onRequest(request -> {
            if (!request.url().matches("(%s/|data:|blob:).*".formatted(URL))) {
                broken.add(request.url());
            }
        });
        page.navigate(URL + "/designer");

        create(page, "Process");
        assertThat(page.locator(".djs-container svg").first()).isVisible();
        page.click(".finding:has-text('The process has no name')");
        page.click("text=General");
        page.fill("textarea[name=name]", "Check a sample");
        page.click("text=Documentation");
        assertThat(page.locator("#findings")).not().containsText("The process has no name");
        Browser.keep(page, "designer-process");
        Download saved = page.waitForDownload(() -> page.click("#save"));
        assertThat(text(saved.path())).contains("name=\"Check a sample\"", "historyTimeToLive=\"P180D\"");

        create(page, "Decision");
        assertThat(page.locator(".decision-table-container, .tjs-container").first())
                .isVisible();
        Browser.keep(page, "designer-decision");
        create(page, "Form");
        assertThat(page.locator(".fjs-editor-container")).isVisible();
        Browser.keep(page, "designer-form");

        assertThat(broken).isEmpty();
    }

    @Test
    void our_own_models_open_from_disk_and_have_no_findings() throws IOException {
        Page page = browser.signIn("ada");
        page.navigate(URL + "/designer");

        for (Path model : models()) {
            page.setInputFiles("#files", model);
            assertThat(page.locator("[role=tab][aria-selected=true]"))
                    .containsText(model.getFileName().toString());
        }

        assertThat(page.locator("#findings-title")).hasText("No findings");
        assertThat(page.locator("[role=tab]")).hasCount(models().size());
        Browser.keep(page, "designer-from-disk");
    }

    @Test
    void the_page_calls_the_api_of_models_in_its_session_and_nothing_else_does() throws IOException {
        Page page = browser.signIn("ada");
        page.navigate(URL + "/designer");
        String cookie = "JSESSIONID=" + sessionCookie(page);

        assertThat(status(page, "GET", ABSENT, false)).isEqualTo(404);
        assertThat(status(page, "POST", ABSENT, true)).isIn(404, 405);
        assertThat(status(page, "POST", ABSENT, false)).isEqualTo(401);
        assertThat(status(page, "GET", "/api/v1/partners", true)).isEqualTo(401);
        assertThat(RawRequest.status("GET", URL, ABSENT, cookie)).isEqualTo(401);
        assertThat(RawRequest.status("POST", URL, ABSENT, cookie)).isEqualTo(401);
    }

    @Test
    void a_page_that_was_left_open_changes_nothing_in_another_organization() {
        Page left = browser.signIn("otto");
        left.click("button[value=acme]");
        left.waitForURL("**/camunda/**");
        Page other = left.context().newPage();
        other.navigate(URL + "/organizations");
        String token = other.inputValue("input[name=_csrf] >> nth=0");
        assertThat(status(left, "POST", ABSENT, token)).isIn(404, 405);

        other.click("button[value=globex]");
        other.waitForURL("**/camunda/**");

        assertThat(status(left, "POST", ABSENT, token)).isEqualTo(401);
    }

    @Test
    void who_may_not_read_processes_is_told_what_is_missing() {
        Page page = browser.signIn("petra");

        page.navigate(URL + "/designer");

        assertThat(page.locator("main")).containsText("PROCESS_READ");
    }

    private static void create(Page page, String kind) {
        page.click("summary:text('New')");
        page.click("[data-new]:text('%s')".formatted(kind));
    }

    private static int status(Page page, String method, String path, boolean withToken) {
        return status(page, method, path, withToken ? (String) page.evaluate("document.body.dataset.csrfToken") : "");
    }

    private static int status(Page page, String method, String path, String token) {
        return (int) page.evaluate(
                "([method, path, token]) => fetch(path, { method, headers: token ? { 'X-CSRF-TOKEN': token } : {} })"
                        + ".then(answer => answer.status)",
                List.of(method, path, token));
    }

    private static String sessionCookie(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID") && URL.contains(cookie.domain))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    private static List<Path> models() throws IOException {
        try (Stream<Path> processes = Files.walk(Path.of("processes"));
                Stream<Path> forms = Files.walk(Path.of("forms"))) {
            return Stream.concat(processes, forms).filter(Files::isRegularFile).toList();
        }
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
