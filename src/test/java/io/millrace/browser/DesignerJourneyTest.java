package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Browser;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A designer's work from the model in force to the task on an approver's desk, without leaving the browser. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class DesignerJourneyTest {

    private static final String URL = Services.forTests().applicationUrl();

    private final UserTasks tasks;
    private final Browser browser = Browser.launch(URL);

    DesignerJourneyTest(@Autowired UserTasks tasks) {
        this.tasks = tasks;
    }

    @BeforeAll
    void keycloakIsUp() {
        Services.forTests().keycloak().await();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void a_mistake_is_shown_and_mended_the_impact_seen_and_what_is_deployed_and_started_reaches_an_approver() {
        SampleInspection sample = SampleInspection.deployed();
        sample.start();
        sample.start();
        Page page = open(sample);

        String task = "Weigh " + sample.key();
        shape(page, "count").click();
        edit(page, Map.of("name", task, "candidateGroups", "PARTNER_APROVE", "dueDate", ""));
        page.click("#check");
        assertThat(page.locator("#status")).containsText("2 errors have to be mended");
        assertThat(finding(page, "is no capability")).containsText("Did you mean 'PARTNER_APPROVE'?");
        assertThat(finding(page, "is never due").locator("strong")).hasText(task);
        assertThat(mark(page, "count")).hasText("2");
        Browser.keep(page, "designer-mistake");

        page.click("#deploy");
        assertThat(page.locator("#status")).containsText("have to be mended before a deployment");
        assertThat(page.locator("#dialog")).not().isVisible();

        finding(page, "is no capability").click();
        edit(page, Map.of("candidateGroups", "PARTNER_APPROVE", "dueDate", "P3D"));
        assertThat(page.locator("#findings-title")).hasText("No findings");
        assertThat(mark(page, "count")).hasCount(0);
        page.click("#deploy");
        Locator impact = page.locator("#dialog");
        assertThat(impact).containsText("follows version 1");
        assertThat(row(impact, "What changes")).containsText(new String[] {task, "changed", "due date, name"});
        assertThat(row(impact, "Running instances")).containsText(new String[] {"Count the pieces", "2"});
        assertThat(row(impact, "Where a migration could take them"))
                .containsText(new String[] {"Count the pieces", task});
        Browser.keep(page, "designer-impact");
        impact.getByText("Deploy", new Locator.GetByTextOptions().setExact(true))
                .click();
        assertThat(page.locator("#status")).containsText(sample.key() + ", version 2");

        page.click("#start");
        assertThat(page.locator("#dialog-body")).containsText("Version 2 is in force");
        page.click("#dialog-confirm");
        assertThat(failureOf(page, "supplier")).hasText("It is missing.");
        assertThat(failureOf(page, "urgent")).hasText("It is missing.");
        assertThat(failureOf(page, "weight")).isEmpty();
        page.getByLabel("supplier").fill("Malabar Pepper");
        page.getByLabel("pieces").fill("forty");
        page.getByLabel("urgent").selectOption("yes");
        page.getByLabel("weight").fill("12.5");
        page.getByLabel("arrivedAt").fill("2026-03-02T09:00");
        page.getByLabel("partnerId").fill("P-17");
        page.click("#dialog-confirm");
        assertThat(failureOf(page, "pieces")).hasText("It has to be a whole number of at most 32 bits.");
        assertThat(failureOf(page, "partnerId")).hasText("It has to be a UUID.");
        assertThat(failureOf(page, "supplier")).isEmpty();
        Browser.keep(page, "designer-start");
        page.getByLabel("pieces").fill("40");
        page.getByLabel("partnerId").fill("");
        page.click("#dialog-confirm");
        assertThat(page.locator("#dialog-body")).containsText("It waits at “" + task + "”");
        Locator way = page.locator("#dialog img");
        assertThat(way).hasAttribute("alt", Pattern.compile("It waits at"));
        page.waitForCondition(() -> (boolean) way.evaluate("image => image.complete && image.naturalWidth > 100"));
        Browser.keep(page, "designer-started");
        assertThat(page.locator("#dialog a:text-is('Tasklist')"))
                .hasAttribute("href", "/camunda/app/tasklist/default/");
        page.click("#dialog-close");
        assertThat(page.locator("#status")).hasText("Started: " + sample.key() + ", version 2.");

        Page amir = browser.signIn("amir");
        amir.locator(".task-filters").getByText("Offered to me").click();
        amir.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(task))
                .click();
        amir.click("button[ng-click='claim()']");
        assertThat(amir.locator(".fjs-container input").first()).hasValue("Malabar Pepper");
        Browser.keep(amir, "designer-task");
    }

    @Test
    void a_heat_map_shows_where_instances_are_and_what_takes_time_in_each_version() {
        SampleInspection sample = SampleInspection.deployed();
        for (int i = 0; i < 4; i++) {
            UUID delivery = sample.start();
            if (i > 0) {
                complete(delivery, "count", 3600 * 5 * i);
            }
            if (i > 2) {
                complete(delivery, "inspect", 3600 * 48);
            }
        }
        Page page = open(sample);

        page.selectOption("#heat", "running");
        assertThat(badge(page, "count")).hasText("1 running");
        assertThat(badge(page, "inspect")).hasText("2 running");
        assertThat(page.locator("#legend")).containsText("Instances now");
        assertThat(shape(page, "inspect")).hasClass(Pattern.compile("heat-5"));
        assertThat(shape(page, "count")).hasClass(Pattern.compile("heat-3"));
        Browser.keep(page, "designer-heat-running");

        page.selectOption("#heat", "duration");
        assertThat(badge(page, "count")).containsText("median 10 h");
        assertThat(badge(page, "inspect")).containsText("median 2 d");
        assertThat(page.locator("#legend")).containsText("2 d");
        Browser.keep(page, "designer-heat-durations");

        shape(page, "count").click();
        edit(page, Map.of("name", "Count again"));
        page.click("#deploy");
        assertThat(page.locator("#dialog")).containsText("follows version 1");
        page.click("#dialog-confirm");
        assertThat(page.locator("#legend")).containsText("Nothing that takes time has been finished in this version.");
        page.locator("#legend select").selectOption("version 1");
        assertThat(badge(page, "inspect")).containsText("median 2 d");

        page.selectOption("#heat", "");
        assertThat(badge(page, "inspect")).hasCount(0);
        assertThat(page.locator("#legend")).isHidden();
    }

    private Page open(SampleInspection sample) {
        Page page = browser.signIn("dora");
        page.navigate(URL + "/designer");
        page.click("#models button[title='%s']".formatted(sample.key()));
        assertThat(shape(page, "count")).isVisible();
        assertThat(page.locator("body")).hasAttribute("aria-busy", "false");
        return page;
    }

    /** In the properties panel, as people do, of the task that is selected. */
    private static void edit(Page page, Map<String, String> values) {
        assertThat(page.locator(".bio-properties-panel-header-type:visible")).hasText("User Task");
        for (String group : new String[] {"General", "User assignment"}) {
            Locator header = page.locator(".bio-properties-panel-group-header:has-text('%s')".formatted(group));
            if (!header.getAttribute("class").contains("open")) {
                header.click();
            }
        }
        values.forEach((name, value) ->
                page.locator(".properties [name=%s]:visible".formatted(name)).fill(value));
    }

    /** As if the task had been waited for that long. */
    private void complete(UUID delivery, String task, int seconds) {
        CurrentActor.runAs(
                People.actor("amir", "PARTNER_APPROVE"),
                () -> tasks.complete(tasks.find(delivery, task).orElseThrow(), Map.of()));
        JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("update act_hi_actinst a set duration_ = :milliseconds from act_hi_procinst p"
                        + " where p.id_ = a.proc_inst_id_ and p.business_key_ = :delivery and a.act_id_ = :task")
                .param("milliseconds", seconds * 1000L)
                .param("delivery", delivery.toString())
                .param("task", task)
                .update();
    }

    private static Locator shape(Page page, String element) {
        return page.locator(".djs-shape[data-element-id=%s]".formatted(element));
    }

    private static Locator mark(Page page, String element) {
        return page.locator(".djs-overlays[data-container-id=%s] .mark".formatted(element));
    }

    private static Locator badge(Page page, String element) {
        return page.locator(".djs-overlays[data-container-id=%s] .heat".formatted(element));
    }

    private static Locator finding(Page page, String text) {
        return page.locator(".finding", new Page.LocatorOptions().setHasText(text));
    }

    private static Locator row(Locator dialog, String table) {
        return dialog.locator("table:has(caption:text-is('%s')) tbody tr:first-child td".formatted(table));
    }

    private static Locator failureOf(Page page, String input) {
        return page.locator(".field:has(label:text('%s')) .failure".formatted(input));
    }
}
