package io.millrace.platform.pages;

import io.millrace.platform.security.PublicEndpoint;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.HtmlPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;

/** Where to go from here, and who is signed in for which organization. */
@Hidden
@Controller
class StartPage {

    private static final String PROCESSES = "PROCESS_READ";

    private final ObjectProvider<StartPageNote> notes;

    StartPage(ObjectProvider<StartPageNote> notes) {
        this.notes = notes;
    }

    @GetMapping("/")
    @PublicEndpoint
    ResponseEntity<String> start(@AuthenticationPrincipal @Nullable OidcUser user, CsrfToken csrf) {
        Actor actor = CurrentActor.find().orElse(null);
        return new HtmlPage("Millrace", """
                        <p class="lead">Business processes for trading and manufacturing companies: applications, checks
                        and approvals run as models that everybody can read, each organization for itself.</p>
                        %s
                        <ul class="tiles">%s</ul>
                        %s
                        """.formatted(
                                user == null ? SIGN_IN : signedIn(user, actor, csrf),
                                tiles(actor),
                                notes.orderedStream().map(StartPageNote::html).collect(Collectors.joining())))
                .answer();
    }

    private static final String SIGN_IN = "<p><a class='button' href='/oauth2/authorization/keycloak'>Sign in</a></p>";

    private static String signedIn(OidcUser user, @Nullable Actor actor, CsrfToken csrf) {
        String name = Optional.ofNullable(user.getFullName()).orElse(user.getSubject());
        String organization = actor == null
                ? "<a href='/organizations'>choose an organization</a>"
                : "for <strong>%s</strong> · <a href='/organizations'>switch</a>"
                        .formatted(HtmlPage.text(actor.tenant().name()));
        return """
                <form class="who" method="post" action="/logout">
                <input type="hidden" name="%s" value="%s">
                <span>Signed in as <strong>%s</strong>, %s</span> <button class="plain">Sign out</button>
                </form>
                """.formatted(
                        HtmlPage.text(csrf.getParameterName()),
                        HtmlPage.text(csrf.getToken()),
                        HtmlPage.text(name),
                        organization);
    }

    private static String tiles(@Nullable Actor actor) {
        return tile("/camunda/app/tasklist/default/", "Tasklist", "The work that waits for you")
                + (actor == null || actor.may(PROCESSES)
                        ? tile("/camunda/app/cockpit/default/", "Cockpit", "Where every process stands")
                                + tile("/designer", "Designer", "Models, to draw, to check and to deploy")
                        : "")
                + tile("/swagger-ui/index.html", "API", "Every call, to read and to try")
                + tile("/docs", "Documents", "How it works and how to run it")
                + tile("/docs/errors", "Error codes", "What each one means and what helps");
    }

    private static String tile(String address, String title, String text) {
        return "<li><a href='%s'><strong>%s</strong><span>%s</span></a></li>".formatted(address, title, text);
    }
}
