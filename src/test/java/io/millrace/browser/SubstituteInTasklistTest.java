package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.millrace.partners.OnboardingCalls;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a substitute does in Tasklist, and what people read there who come too late. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SubstituteInTasklistTest {

    private static final String URL = Services.forTests().applicationUrl();
    private static final String TASK = URL + "/camunda/api/engine/engine/default/task/";
    private static final String APPROVALS = "/api/v1/approvals/";

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        browser = Browser.launch(URL);
        Services.forTests().keycloak().await();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @AfterEach
    void everybodyIsBack() {
        List.of("amir", "mona").forEach(person -> arrange(person, List.of()));
    }

    @Test
    void a_substitute_takes_over_what_the_one_who_is_away_has_claimed_and_decides_it() {
        String approval = OnboardingCalls.waitingApproval();
        String title = done(Api.as("amir").withFreshKey().post(APPROVALS + approval + "/claim"))
                .json()
                .path("title")
                .asText();
        // Viktor may approve nothing himself.
        Api.as("viktor").get(APPROVALS + "count");
        away("amir", "viktor");

        Page page = browser.signIn("viktor");
        page.locator(".task-filters").getByText("Of those I stand in for").click();
        page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(title))
                .click();
        assertThat(page.locator(".meta.actors")).containsText("PARTNER_APPROVE, and substitutes");
        assertThat(page.locator(".meta.actors")).containsText("Amir Haddad");
        Browser.keep(page, "substitute-before");
        page.click(".reset-assignee");
        page.click("button[ng-click='claim()']");
        assertThat(page.locator(".fjs-container")).isVisible();
        page.getByLabel("Approve").check();
        Browser.keep(page, "substitute-decides");
        page.click("button[ng-click='complete()']");
        assertThat(page.getByText("Select a task in the list")).isVisible();

        var decided = done(Api.as("amir").get(APPROVALS + approval)).json();
        assertThat(decided.path("decidedByName").asText()).isEqualTo("Viktor Novak");
        assertThat(decided.path("onBehalfOfName").asText()).isEqualTo("Amir Haddad");
        arrange("amir", List.of());
        page.reload();
        assertThat(page.locator(".task-filters")).containsText("Of those I stand in for");
        Locator lists = page.locator(".tasks-list li.task");
        assertThat(lists).hasCount(0);
    }

    @Test
    void who_comes_too_late_reads_so_and_not_an_exception() {
        String approval = OnboardingCalls.waitingApproval();
        String title = done(Api.as("mona").withFreshKey().post(APPROVALS + approval + "/claim"))
                .json()
                .path("title")
                .asText();
        Page page = browser.signIn("mona");
        page.locator(".task-filters").getByText("My tasks").click();
        page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(title))
                .click();
        page.getByLabel("Approve").check();
        done(Api.as("mona").withFreshKey().post(APPROVALS + approval + "/approve", "{}"));

        page.click("button[ng-click='complete()']");

        assertThat(page.locator("[notifications-panel], .notifications, .page-notifications")
                        .first())
                .containsText("The task does not wait any more");
        Browser.keep(page, "task-gone");
    }

    @Test
    void of_many_completions_at_once_one_counts_and_the_others_are_told_so() {
        String approval = OnboardingCalls.waitingApproval();
        done(Api.as("mona").withFreshKey().post(APPROVALS + approval + "/claim"));
        Page page = browser.signIn("mona");
        String task = task(approval);

        List<HttpResponse<String>> answers = new ArrayList<>();
        List<CompletableFuture<HttpResponse<String>>> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(HttpClient.newHttpClient().sendAsync(submit(page, task), BodyHandlers.ofString()));
        }
        calls.forEach(call -> answers.add(call.join()));

        assertThat(answers).filteredOn(answer -> answer.statusCode() < 300).hasSize(1);
        assertThat(answers).filteredOn(answer -> answer.statusCode() >= 300).allSatisfy(answer -> {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
            assertThat(answer.body()).contains("\"message\":\"The task does not wait any more.\"");
        });
    }

    @Test
    void who_may_not_claim_reads_why() {
        String approval = OnboardingCalls.waitingApproval();
        String task = task(approval);
        Page page = browser.signIn("amir");
        HttpResponse<String> answer = HttpClient.newHttpClient()
                .sendAsync(post(page, task + "/assignee", "{\"userId\": null}"), BodyHandlers.ofString())
                .join();
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(204);
        done(Api.as("mona").withFreshKey().post(APPROVALS + approval + "/claim"));

        HttpResponse<String> refused = HttpClient.newHttpClient()
                .sendAsync(post(page, task + "/assignee", "{\"userId\": null}"), BodyHandlers.ofString())
                .join();

        assertThat(refused.statusCode()).as(refused.body()).isEqualTo(403);
        assertThat(refused.body()).contains("\"message\":\"Mona Petersen has claimed it.\"");
    }

    private static HttpRequest submit(Page page, String task) {
        return post(page, task + "/submit-form", "{\"variables\": {\"decision\": {\"value\": \"APPROVE\"}}}");
    }

    /** As the page itself sends it, with its cookies and the token that it took from them. */
    private static HttpRequest post(Page page, String path, String body) {
        Map<String, String> cookies = page.context().cookies(URL + "/camunda/api/engine").stream()
                .collect(Collectors.toMap(cookie -> cookie.name, cookie -> cookie.value, (one, other) -> one));
        return HttpRequest.newBuilder(URI.create(TASK + path))
                .header(
                        "Cookie",
                        cookies.entrySet().stream()
                                .map(cookie -> cookie.getKey() + "=" + cookie.getValue())
                                .collect(Collectors.joining("; ")))
                .header("X-XSRF-TOKEN", String.valueOf(cookies.get("XSRF-TOKEN")))
                .header("Origin", URL)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body))
                .build();
    }

    private static String task(String approval) {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("select task_id from approval where id = cast(? as uuid)")
                .param(approval)
                .query(String.class)
                .single();
    }

    private static void away(String principal, String substitute) {
        arrange(
                principal,
                List.of(Map.of(
                        "substitute",
                        People.id(substitute),
                        "until",
                        Instant.now().plus(Duration.ofHours(1)).toString())));
    }

    private static void arrange(String principal, List<Map<String, Object>> substitutions) {
        done(Api.as(principal).withFreshKey().put("/api/v1/substitutions", Map.of("substitutions", substitutions)));
    }

    private static Answer done(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer;
    }
}
