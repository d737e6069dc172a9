package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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

    private static final String INSTANCE = "/api/v1/processes/b0000000-0000-4000-8000-000000000000";

    /** How a finding is outlined where an editor knows no marks. */
    private static final String RED = "rgb(179, 38, 30) 0px 0px 0px 2px inset";

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
    void of_processes_the_page_may_start_one_and_see_where_it_stands_and_nothing_more() throws IOException {
        Page page = browser.signIn("ada");
        page.navigate(URL + "/designer");
        String cookie = "JSESSIONID=" + sessionCookie(page);

        // What is open is answered: there is no such process, or no idempotency key.
        assertThat(status(page, "GET", INSTANCE, false)).isEqualTo(404);
        assertThat(status(page, "GET", INSTANCE + "/diagram.svg", false)).isEqualTo(404);
        assertThat(status(page, "POST", "/api/v1/processes/no-such-process/start", true))
                .isEqualTo(400);
        assertThat(status(page, "POST", "/api/v1/processes/no-such-process/start", false))
                .isEqualTo(401);
        for (String path : List.of("", "/", "/no-such-id", "/no-such-process/start", "/no-such-process/start/x")) {
            assertThat(status(page, "GET", "/api/v1/processes" + path, true))
                    .as(path)
                    .isEqualTo(401);
        }
        for (String path : List.of("/history", "/diagram.svg/x", "/diagramXsvg", "/messages/x", "/", "/start")) {
            assertThat(status(page, "GET", INSTANCE + path, true)).as(path).isEqualTo(401);
        }
        assertThat(status(page, "POST", INSTANCE + "/messages/x", true)).isEqualTo(401);
        assertThat(status(page, "POST", "/api/v1/processes/a/b/start", true)).isEqualTo(401);
        assertThat(status(page, "DELETE", INSTANCE + "?reason=x", true)).isEqualTo(401);
        assertThat(RawRequest.status("GET", URL, INSTANCE, cookie)).isEqualTo(401);
        assertThat(RawRequest.status("POST", URL, "/api/v1/processes/no-such-process/start", cookie))
                .isEqualTo(401);
    }

    @Test
    void a_file_that_is_no_model_is_refused_in_a_sentence_and_the_others_open() {
        Page page = browser.signIn("ada");
        page.navigate(URL + "/designer");
        String process = "<definitions xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' id='d' targetNamespace='x'>";

        page.setInputFiles("#files", new FilePayload[] {
            file("broken.bpmn", process + "<process id='p'>"),
            file("undrawn.bpmn", process + "<process id='p'/></definitions>"),
            file("zipped.bpmn", "PK\u0003\u0004"),
            file("other.bpmn", "<Package xmlns='http://www.wfmc.org/2009/XPDL2.2'/>"),
            file("notes.docx", "hello"),
            file("good.form", "{\"id\": \"good\", \"type\": \"default\", \"schemaVersion\": 16, \"components\": []}")
        });

        assertThat(page.locator("#status")).containsText("broken.bpmn cannot be opened: it is no well-formed XML");
        assertThat(page.locator("#status"))
                .containsText("undrawn.bpmn cannot be opened: it says what happens, but draws");
        assertThat(page.locator("#status")).containsText("zipped.bpmn is a zip archive");
        assertThat(page.locator("#status")).containsText("other.bpmn is XML, but not BPMN 2.0");
        assertThat(page.locator("#status")).containsText("notes.docx is neither .bpmn, .dmn nor .form");
        assertThat(page.locator("[role=tab]")).hasText(new String[] {"good.form×"});
        assertThat(page.locator(".fjs-editor-container")).isVisible();
        Browser.keep(page, "designer-no-models");
    }

    @Test
    void what_is_wrong_is_named_and_marked_inside_a_closed_sub_process_in_a_table_and_in_a_form() throws IOException {
        Page page = browser.signIn("dora");
        page.navigate(URL + "/designer");

        page.setInputFiles("#files", Path.of("src/test/resources/browser/closed.bpmn"));
        assertThat(page.locator(".djs-overlays[data-container-id=look] .mark")).isVisible();
        page.click(".finding:has-text('offered to nobody')");
        assertThat(page.locator(".djs-overlays[data-container-id=unnamed] .mark"))
                .isVisible();
        assertThat(page.locator(".finding strong").first()).hasText("User task without a name");
        Browser.keep(page, "designer-closed-sub-process");

        String matrix = Files.readString(Path.of("processes/approvals/approval-matrix.dmn"));
        page.setInputFiles(
                "#files",
                new FilePayload[] {file("matrix.dmn", matrix.replace("not(\"LOW\", \"MEDIUM\")", "unheard(\"LOW\")"))});
        assertThat(page.locator("[role=tab][aria-selected=true]")).containsText("matrix.dmn");
        page.click("#check");
        assertThat(page.locator(".finding strong").first()).hasText("Rule 2, input “Risk”");
        assertThat(page.locator("td:has-text('unheard')").first()).hasCSS("box-shadow", RED);
        Browser.keep(page, "designer-table");

        page.setInputFiles("#files", new FilePayload[] {file("ask.form", """
                {"id": "ask", "type": "default", "schemaVersion": 16, "executionPlatform": "Camunda Platform",
                 "executionPlatformVersion": "7.24.0",
                 "components": [{"type": "textfield", "id": "field", "key": "a.b", "label": "Amount"}]}""")});
        assertThat(page.locator("[role=tab][aria-selected=true]")).containsText("ask.form");
        page.click("#check");
        assertThat(page.locator(".finding strong").first()).hasText("Amount");
        assertThat(page.locator(".fjs-element[data-id=field]")).hasCSS("box-shadow", RED);
        Browser.keep(page, "designer-form-finding");
    }

    @Test
    void a_decision_that_was_edited_here_passes_the_check() {
        Page page = browser.signIn("dora");
        page.navigate(URL + "/designer");
        page.click("#models button[title=approval-matrix]");

        page.click(".decision-table-name .content-editable");
        page.keyboard().press("End");
        page.keyboard().type(" of acme");
        assertThat(page.locator("[role=tab][aria-selected=true]")).containsText("●");
        page.click("#check");

        assertThat(page.locator("#status")).hasText("Checked: ready to deploy.");
    }

    @Test
    void who_may_read_only_is_offered_nothing_else() {
        Page ada = browser.signIn("ada");
        ada.navigate(URL + "/designer");
        ada.click("#models button[title=partner-onboarding]");

        assertThat(ada.locator("#check, #impact, #deploy")).hasCount(3);
        assertThat(ada.locator("#check:visible, #impact:visible, #deploy:visible"))
                .hasCount(0);
        assertThat(ada.locator("header")).containsText("Checking and deploying need PROCESS_DEPLOY");
        ada.click("#start");
        assertThat(ada.locator("#dialog-body")).containsText("The model names nobody who starts it by itself.");
        assertThat(ada.locator("#dialog-confirm")).isHidden();
        Browser.keep(ada, "designer-not-startable");
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

    private static FilePayload file(String name, String content) {
        return new FilePayload(name, "application/octet-stream", content.getBytes(StandardCharsets.UTF_8));
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
