package io.millrace.platform.security;

import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.Tenants;
import io.millrace.platform.web.HtmlPage;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a member of several organizations says for which one to work, at sign-in and whenever they like. */
@Hidden
@Controller
class OrganizationController {

    static final String PATH = "/organizations";

    private final Tenants tenants;

    OrganizationController(Tenants tenants) {
        this.tenants = tenants;
    }

    @GetMapping(PATH)
    @SignedInEndpoint
    ResponseEntity<String> choices(@AuthenticationPrincipal OidcUser user, CsrfToken csrf, HttpServletRequest request) {
        List<Tenant> organizations = organizationsOf(user);
        if (organizations.isEmpty()) {
            return new HtmlPage("You belong to no organization yet", """
                    <p>You are signed in, but no organization has you as a member. Ask the administrator of yours to add
                    you, then sign in again.</p>
                    <form method="post" action="/logout">%s<button>Sign out</button></form>
                    """.formatted(hidden(csrf))).answer();
        }
        String current = OrganizationInSession.find(request).orElse("");
        return new HtmlPage(
                        "Which organization do you work for?",
                        "<p>What you see and may do depends on it. You can switch at any time.</p><ul class='choices'>"
                                + organizations.stream()
                                        .map(organization -> choice(organization, current, csrf))
                                        .collect(Collectors.joining())
                                + "</ul>")
                .answer();
    }

    /** A switch is a new session but for the person: nothing that was kept for one organization reaches the next. */
    @PostMapping(PATH)
    @SignedInEndpoint
    String choose(
            @AuthenticationPrincipal OidcUser user,
            @RequestParam("organization") String alias,
            HttpServletRequest request,
            HttpServletResponse response) {
        if (organizationsOf(user).stream()
                .noneMatch(organization -> organization.alias().equals(alias))) {
            throw Problem.of(PlatformError.NOT_FOUND);
        }
        var wanted = new HttpSessionRequestCache().getRequest(request, response);
        OrganizationInSession.switchTo(request, alias);
        return "redirect:" + (wanted == null ? SignInSuccess.FIRST_PAGE : wanted.getRedirectUrl());
    }

    private List<Tenant> organizationsOf(OidcUser user) {
        return SignedIn.from(user.getClaims(), user.getIssuedAt()).organizations().stream()
                .map(organization -> tenants.byId(organization.id())
                        .orElse(new Tenant(organization.id(), organization.alias(), organization.alias())))
                .sorted(Comparator.comparing(Tenant::name))
                .toList();
    }

    private static String choice(Tenant organization, String current, CsrfToken csrf) {
        return """
                <li><form method="post" action="%s">%s
                <button name="organization" value="%s">%s</button>%s</form></li>
                """.formatted(
                        PATH,
                        hidden(csrf),
                        HtmlPage.text(organization.alias()),
                        HtmlPage.text(organization.name()),
                        organization.alias().equals(current) ? "<span class='quiet'>now</span>" : "");
    }

    private static String hidden(CsrfToken csrf) {
        return "<input type='hidden' name='%s' value='%s'>"
                .formatted(HtmlPage.text(csrf.getParameterName()), HtmlPage.text(csrf.getToken()));
    }
}
