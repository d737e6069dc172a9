package io.millrace.platform.pages;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.HtmlPage;
import io.swagger.v3.oas.annotations.Hidden;
import java.io.IOException;
import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.apache.commons.text.StringSubstitutor;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.security.crypto.keygen.Base64StringKeyGenerator;
import org.springframework.security.crypto.keygen.StringKeyGenerator;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.servlet.config.annotation.ResourceHandlerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** Where process designers draw, check and deploy models. The build bundles the page from {@code src/main/designer}. */
@Hidden
@Controller
class DesignerPage implements WebMvcConfigurer {

    private static final String READ = "PROCESS_READ";
    private static final String DEPLOY = "PROCESS_DEPLOY";
    private static final String START = "PROCESS_START";

    /** Scripts are our files and nothing else; the editors set styles of single elements, and the nonce is for theirs. */
    private static final String POLICY = "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-%s';"
            + " style-src-attr 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self';"
            + " base-uri 'none'; frame-ancestors 'none'; form-action 'self'";

    private static final StringKeyGenerator NONCES = new Base64StringKeyGenerator(32);

    private final String page;
    private final String edition;

    DesignerPage() throws IOException {
        page = new ClassPathResource("designer/index.html").getContentAsString(UTF_8);
        // What the build remembers of its sources.
        edition = new ClassPathResource("designer/bundled").getContentAsString(UTF_8);
    }

    @GetMapping("/designer")
    @SignedInEndpoint
    ResponseEntity<String> bench(@AuthenticationPrincipal OidcUser user, CsrfToken csrf) {
        Actor actor = CurrentActor.find().orElse(null);
        if (actor == null) {
            return ResponseEntity.status(HttpStatus.SEE_OTHER)
                    .location(URI.create("/organizations"))
                    .build();
        }
        if (!actor.may(READ)) {
            return forbidden(actor);
        }
        String nonce = NONCES.generateKey();
        return ResponseEntity.ok()
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .cacheControl(CacheControl.noStore())
                .header("Content-Security-Policy", POLICY.formatted(nonce))
                .body(filled(Map.of(
                        "nonce", nonce,
                        "csrfHeader", csrf.getHeaderName(),
                        "csrfToken", csrf.getToken(),
                        "deploy", shownIf(actor.may(DEPLOY)),
                        "noDeploy", shownIf(!actor.may(DEPLOY)),
                        "start", shownIf(actor.may(START)),
                        "user", Objects.requireNonNullElse(user.getFullName(), user.getSubject()),
                        "organization", actor.tenant().name())));
    }

    /** The files' dates are the same in every version, so it is the edition that tells browsers to fetch them again. */
    @Override
    public void addResourceHandlers(ResourceHandlerRegistry registry) {
        registry.addResourceHandler("/designer/**")
                .addResourceLocations("classpath:/META-INF/resources/designer/")
                .setCacheControl(CacheControl.noCache().cachePrivate())
                .setUseLastModified(false)
                .setEtagGenerator(file -> "\"" + edition + "\"");
    }

    private static String shownIf(boolean shown) {
        return shown ? "" : "hidden";
    }

    private String filled(Map<String, String> values) {
        return new StringSubstitutor(name -> HtmlPage.text(Objects.requireNonNull(values.get(name))))
                .setDisableSubstitutionInValues(true)
                .replace(page);
    }

    private static ResponseEntity<String> forbidden(Actor actor) {
        return ResponseEntity.status(HttpStatus.FORBIDDEN)
                .contentType(new MediaType(MediaType.TEXT_HTML, UTF_8))
                .body(new HtmlPage("The designer is not open to you", """
                        <p>Models are for those who have the capability %s in %s; ask your organization's admin for a role
                        that has it.</p>
                        """.formatted(
                                        READ, HtmlPage.text(actor.tenant().name())))
                        .html());
    }
}
