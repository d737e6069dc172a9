package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.RequestOptions;
import io.millrace.platform.engine.Processes;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RepositoryService;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;

@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class TasklistTest {

    private static final String URL = Services.forTests().applicationUrl();
    private static final String ENGINE = URL + "/camunda/api/engine/engine/default";

    private static final List<String> CLOSED = List.of(
            "/camunda/app/admin/default/",
            "/camunda/app//admin/default/",
            "/camunda/app/./admin/default/",
            "/camunda/app/tasklist/../admin/default/",
            "/camunda/app/tasklist/..%2fadmin/default/",
            "/camunda/app/%61dmin/default/",
            "/camunda/app/admin;x=1/default/",
            "/camunda;x/app/admin/default/",
            "/camunda/api/admin/setup/default/user/create",
            "/camunda/api/admin/setup;x/default/user/create",
            "/camunda/api/admin//setup/default/user/create",
            "/camunda/api/%61dmin/setup/default/user/create",
            "/camunda/api/admin/auth/user/default/login/admin",
            "/camunda/api/engine/engine/default/deployment/create",
            "/camunda/api/engine/engine/default/task/x/comment",
            "/camunda/api/engine/engine/default/authorization",
            "/camunda/api/engine/engine/default/process-definition/key/x/start",
            "/camunda/api/engine/engine/default/../default/authorization");

    private final SampleProcess samples;
    private final HistoryService history;
    private final Browser browser;

    TasklistTest(
            @Autowired RepositoryService repository,
            @Autowired Processes processes,
            @Autowired HistoryService history) {
        this.samples = new SampleProcess(repository, processes);
        this.history = history;
        this.browser = Browser.launch(URL);
    }

    @BeforeAll
    void deploy() {
        Services.forTests().keycloak().await();
        samples.deploy();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void the_start_page_leads_to_the_sign_in_and_from_there_to_tasklist() {
        Page page = browser.visit("/");
        Browser.keep(page, "start");

        page.click("text=Sign in");
        Browser.keep(page, "keycloak");
        Browser.enterPassword(page, "amir");

        assertThat(page).hasTitle("Millrace Tasklist");
        assertThat(page.locator(".account")).containsText("Amir Haddad");
        assertThat(page.locator(".millrace-organization"))
                .containsText(Pattern.compile("acme", Pattern.CASE_INSENSITIVE));
        page.navigate(URL + "/");
        assertThat(page.locator(".who")).containsText("Amir Haddad");
        Browser.keep(page, "start-signed-in");
    }

    @Test
    void an_approver_claims_and_completes_a_task_and_tasklist_asks_for_nothing_that_is_closed() {
        String instance = samples.start(SampleProcess.ACME);
        Page page = browser.signIn("amir");
        List<String> refused = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() >= 400) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });
        tasks(page).first().click();
        page.waitForSelector(".fjs-container");
        Browser.keep(page, "tasklist-task");

        page.click("button[ng-click='claim()']");
        page.click("text=Diagram");
        page.waitForSelector(".djs-container");
        Browser.keep(page, "tasklist-diagram");
        page.click("text=History");
        page.click("a:text-is('Form')");
        page.fill("input[type=text].fjs-input", "looks good");
        Browser.keep(page, "tasklist-form");
        page.waitForResponse("**/submit-form", () -> page.click("button[ng-click='complete()']"));

        // But for comments, which the engine does not keep apart by organization.
        assertThat(refused).allMatch(call -> call.endsWith("/comment"));
        assertThat(history.createHistoricProcessInstanceQuery()
                        .processInstanceId(instance)
                        .finished()
                        .count())
                .isEqualTo(1);
    }

    @Test
    void signing_out_ends_the_session_at_keycloak_so_that_coming_back_asks_for_the_password() {
        Page page = browser.signIn("mona");
        page.click(".account .dropdown-toggle");

        page.click(".account .logout a");

        page.waitForURL(URL + "/");
        assertThat(page.locator("text=Sign in")).isVisible();
        page.navigate(URL + "/camunda/app/tasklist/default/");
        assertThat(page.locator("#username")).isVisible();
    }

    @Test
    void a_member_of_two_organizations_chooses_one_and_sees_tasks_of_that_one_only() {
        samples.start(SampleProcess.ACME);
        samples.start(SampleProcess.GLOBEX);
        Page page = browser.signIn("otto");
        assertThat(page.locator("h1")).hasText("Which organization do you work for?");
        Browser.keep(page, "organizations");

        page.click("button[value=acme]");
        assertThat(tasks(page).first()).isVisible();
        String session = sessionCookie(page);

        page.click(".millrace-organization a");
        page.click("button[value=globex]");
        assertThat(page.locator(".millrace-organization"))
                .containsText(Pattern.compile("globex", Pattern.CASE_INSENSITIVE));
        // Otto is a viewer at Globex, who has nothing to approve, and what he may do at Acme does not follow him.
        assertThat(page.locator(".no-tasks, .tasks-list")).not().containsText("Check the sample");
        Browser.keep(page, "tasklist-other-organization");
        assertThat(sessionCookie(page)).isNotEqualTo(session);
    }

    @Test
    void an_approver_of_one_organization_sees_no_task_of_another() {
        String foreign = samples.start(SampleProcess.GLOBEX);
        Page page = browser.signIn("mona");

        String found = page.request()
                .get(ENGINE + "/task?processInstanceId=" + foreign)
                .text();

        assertThat(found).isEqualTo("[]");
    }

    @Test
    void who_may_read_processes_sees_their_own_in_cockpit_and_cockpit_asks_for_nothing_that_is_closed() {
        samples.start(SampleProcess.ACME);
        String foreign = samples.start(SampleProcess.GLOBEX);
        Page page = browser.signIn("ada");
        List<String> refused = new ArrayList<>();
        page.onResponse(response -> {
            if (response.status() >= 400) {
                refused.add(response.status() + " " + response.request().method() + " " + response.url());
            }
        });

        page.navigate(URL + "/camunda/app/cockpit/default/#/dashboard");
        // The name of the page within follows when it has loaded.
        assertThat(page).hasTitle(Pattern.compile("^Millrace Cockpit"));
        assertThat(page.locator("text=Running Process Instances")).isVisible();
        Browser.keep(page, "cockpit");
        page.navigate(URL + "/camunda/app/cockpit/default/#/processes");
        page.click("text=Check a sample");
        page.waitForSelector(".djs-container");
        page.waitForSelector("a[href*='/process-instance/']");
        Browser.keep(page, "cockpit-process");

        assertThat(refused).isEmpty();
        assertThat(page.request().get(ENGINE + "/process-instance/" + foreign).status())
                .isEqualTo(404);
        String plugin = URL + "/camunda/api/cockpit/plugin/base/default/process-instance";
        assertThat(page.request()
                        .post(plugin, json(page, Map.of("processInstanceId", foreign)))
                        .text())
                .doesNotContain(foreign);
    }

    @Test
    void who_may_not_read_processes_has_no_cockpit() {
        Page page = browser.signIn("petra");

        assertThat(page.request().get(URL + "/camunda/app/cockpit/default/").status())
                .isEqualTo(404);
        assertThat(page.request().get(ENGINE + "/history/process-instance").status())
                .isEqualTo(404);
    }

    @Test
    void what_nobody_needs_of_the_webapps_is_closed_in_every_spelling() throws Exception {
        Page page = browser.signIn("ada");
        String cookie = "JSESSIONID=" + sessionCookie(page);

        for (String path : CLOSED) {
            for (String method : List.of("GET", "POST")) {
                assertThat(RawRequest.status(method, URL, path, cookie))
                        .as(method + " " + path)
                        .isIn(400, 404, 405);
            }
        }
        assertThat(RawRequest.status("GET", URL, "/camunda/app/tasklist/default/", cookie))
                .isEqualTo(200);
    }

    @Test
    void queries_with_expressions_are_refused_wherever_the_expression_hides() {
        Page page = browser.signIn("amir");
        String tasks = ENGINE + "/task";
        String filter = page.request().get(ENGINE + "/filter").text().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");
        String list = ENGINE + "/filter/" + filter + "/list";

        assertThat(page.request().get(tasks + "?assigneeExpression=x").status()).isEqualTo(403);
        assertThat(page.request()
                        .post(list, json(page, Map.of("orQueries", List.of(Map.of("assigneeExpression", "${1}")))))
                        .status())
                .isEqualTo(403);
        assertThat(page.request().post(list, json(page, Map.of())).status()).isEqualTo(200);
    }

    @Test
    void nobody_claims_a_task_for_somebody_else() {
        samples.start(SampleProcess.ACME);
        Page page = browser.signIn("mona");
        String task = page.request().get(ENGINE + "/task").text().replaceAll("(?s).*?\"id\":\"([^\"]+)\".*", "$1");

        APIResponse answer = page.request()
                .post(
                        ENGINE + "/task/" + task + "/claim",
                        json(page, Map.of("userId", "b0000000-0000-4000-8000-000000000012")));

        assertThat(answer.status()).isEqualTo(403);
    }

    @Test
    void a_script_without_a_session_gets_401_and_no_redirect() throws Exception {
        assertThat(RawRequest.status("GET", URL, "/camunda/api/engine/engine/default/task", ""))
                .isEqualTo(401);
        assertThat(RawRequest.status("GET", URL, "/session", "")).isEqualTo(401);
    }

    @Test
    void the_api_page_signs_people_in() {
        Page page = browser.visit("/swagger-ui/index.html");
        page.click(".btn.authorize");
        page.click("text=select all");
        Browser.keep(page, "api-page");
        Page popup = page.waitForPopup(() -> page.click(".modal-ux button.authorize"));
        Browser.enterPassword(popup, "viktor");

        assertThat(page.locator(".modal-ux")).containsText("Logout");
        page.click(".modal-ux .close-modal");
        page.click("text=List partners");
        page.click("text=Try it out");
        page.click("button.execute");
        assertThat(page.locator(".live-responses-table .response-col_status").nth(1))
                .containsText("200");
        Browser.keep(page, "api-page-call");
    }

    @Test
    void documents_and_errors_are_pages_in_the_same_look() {
        Page page = browser.visit("/docs/authentication.md");
        assertThat(page.locator("h1")).hasText("Authentication");
        Browser.keep(page, "document");
        page.navigate(URL + "/docs/errors");
        Browser.keep(page, "error-codes");
        page = browser.signIn("amir");
        page.navigate(URL + "/camunda/app/admin/default/");
        assertThat(page.locator("h1")).hasText("There is nothing here");
        Browser.keep(page, "not-found");
    }

    private static Locator tasks(Page page) {
        return page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText("Check the sample"));
    }

    private static String sessionCookie(Page page) {
        return page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("JSESSIONID") && URL.contains(cookie.domain))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
    }

    /** As the webapps send it, with the token that they took from the cookie. */
    private static RequestOptions json(Page page, Object body) {
        String token = page.context().cookies().stream()
                .filter(cookie -> cookie.name.equals("XSRF-TOKEN"))
                .map(cookie -> cookie.value)
                .findFirst()
                .orElseThrow();
        return RequestOptions.create()
                .setHeader("X-XSRF-TOKEN", token)
                .setHeader("Origin", URL)
                .setData(body);
    }
}
