package io.millrace.platform.security;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.HtmlPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What scripts in the webapps need to show who works for whom, and to sign out. */
@Hidden
@RestController
class SessionController {

    static final String PATH = "/session";

    /** @param organization absent while none is chosen */
    record Session(String user, @Nullable String organization, int organizations, Form csrf) {}

    record Form(String name, String value) {}

    @GetMapping(PATH)
    @SignedInEndpoint
    ResponseEntity<Session> session(@AuthenticationPrincipal OidcUser user, CsrfToken csrf) {
        var signedIn = SignedIn.from(user.getClaims(), user.getIssuedAt());
        var session = new Session(
                Optional.ofNullable(user.getFullName()).orElse(signedIn.username()),
                CurrentActor.find().map(actor -> actor.tenant().name()).orElse(null),
                signedIn.organizations().size(),
                new Form(csrf.getParameterName(), csrf.getToken()));
        return ResponseEntity.ok().cacheControl(CacheControl.noStore()).body(session);
    }

    /** For whoever types the address; the buttons post to it. */
    @GetMapping("/logout")
    @PublicEndpoint
    ResponseEntity<String> signOut(CsrfToken csrf) {
        return new HtmlPage(
                        "Sign out?",
                        "<form method='post' action='/logout'><input type='hidden' name='%s' value='%s'><button>Sign out</button></form>"
                                .formatted(HtmlPage.text(csrf.getParameterName()), HtmlPage.text(csrf.getToken())))
                .answer();
    }
}
