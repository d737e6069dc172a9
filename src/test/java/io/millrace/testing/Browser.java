package io.millrace.testing;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/**
 * A real Chromium for tests: the one that the environment's {@code CHROME} names, else {@code chromium} or
 * {@code google-chrome} on the path. Where there is none, the tests that want it are skipped and say so.
 */
public final class Browser implements AutoCloseable {

    private static final List<String> FLAGS = List.of(
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final String url;
    private final Playwright playwright;
    private final com.microsoft.playwright.Browser chromium;

    private Browser(String url, Path program) {
        this.url = url;
        Map<String, String> environment = new HashMap<>(System.getenv());
        environment.put("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        // Half a minute as for actions, since what runs beside the tests may keep the machine busy.
        PlaywrightAssertions.setDefaultAssertionTimeout(30_000);
        this.playwright = Playwright.create(new Playwright.CreateOptions().setEnv(environment));
        this.chromium = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(program)
                        .setArgs(FLAGS));
    }

    /** @param url of the application, without a slash at the end */
    public static Browser launch(String url) {
        Optional<Path> program = find();
        if (program.isEmpty()) {
            System.out.println("BROWSER TESTS SKIPPED: no Chromium on the path and none named by CHROME"
                    + " (Debian: apt-get install chromium)");
        }
        Assumptions.assumeTrue(program.isPresent(), "no Chromium on this machine");
        return new Browser(url, program.orElseThrow());
    }

    /** A page of somebody who has not signed in; nothing is shared with other pages. */
    public Page visit(String path) {
        BrowserContext person = chromium.newContext(
                new com.microsoft.playwright.Browser.NewContextOptions().setViewportSize(1360, 820));
        Page page = person.newPage();
        page.navigate(url + path);
        return page;
    }

    /** Signs somebody in at Keycloak; returns where they land: Tasklist, or for some the choice of an organization. */
    public Page signIn(String username) {
        Page page = visit("/camunda/app/tasklist/default/");
        enterPassword(page, username);
        page.waitForURL(url + "/**");
        return page;
    }

    /** On Keycloak's pages, which ask for the name first and for the password then. */
    public static void enterPassword(Page page, String username) {
        page.fill("#username", username);
        page.click("#kc-login");
        page.fill("#password", KeycloakServer.PASSWORD);
        page.click("#kc-login");
    }

    /** Keeps a picture of the page as {@code target/screenshots/<name>.png}. */
    public static void keep(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "screenshots", name + ".png")));
    }

    @Override
    public void close() {
        chromium.close();
        playwright.close();
    }

    private static Optional<Path> find() {
        Stream<Path> named = Optional.ofNullable(System.getenv("CHROME")).map(Path::of).stream();
        Stream<Path> onPath = Arrays.stream(
                        Optional.ofNullable(System.getenv("PATH")).orElse("").split(File.pathSeparator))
                .flatMap(folder -> Stream.of("chromium", "chromium-browser", "google-chrome")
                        .map(Path.of(folder)::resolve));
        return Stream.concat(named, onPath).filter(Files::isExecutable).findFirst();
    }
}
