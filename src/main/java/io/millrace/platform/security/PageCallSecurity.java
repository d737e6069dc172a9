package io.millrace.platform.security;

import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import java.util.regex.Pattern;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.authorization.AuthorizationDecision;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.csrf.CsrfException;

/**
 * The calls of our own pages to the API, in the session of whoever is signed in, so that no token is within reach of a
 * script. Only what a page of ours needs is open to them, and only from a page of ours: the browser itself says so in
 * {@code Sec-Fetch-Site}, which no script can set, and whatever changes something carries the page's CSRF token besides.
 * Every other call is one of {@link ApiSecurity}, where a cookie counts for nothing.
 */
@Configuration(proxyBeanMethods = false)
class PageCallSecurity {

    private static final String WORKFLOWS = "/api/v1/workflows";

    /** Starting a process from the designer's page, and seeing where it stands. */
    private static final Pattern PROCESSES =
            Pattern.compile("POST /api/v1/processes/[^/]+/start|GET /api/v1/processes/[0-9a-f-]{36}(/diagram\\.svg)?");

    @Bean
    @Order(0)
    SecurityFilterChain pageCallChain(HttpSecurity http, ActorFilter actors, ProblemWriter problems) throws Exception {
        return http.securityMatcher(PageCallSecurity::isFromOurPage)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.NEVER))
                .requestCache(AbstractHttpConfigurer::disable)
                .authorizeHttpRequests(requests -> requests.anyRequest()
                        .access((user, call) -> new AuthorizationDecision(
                                user.get().getPrincipal() instanceof OidcUser && isForOrganization(call.getRequest()))))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(
                                (request, response, failure) -> problems.write(
                                        request,
                                        response,
                                        Problem.of(PlatformError.UNAUTHENTICATED, "Nobody is signed in any more.")))
                        .accessDeniedHandler((request, response, refused) ->
                                problems.write(request, response, problem(refused instanceof CsrfException))))
                .addFilterAfter(actors, AuthorizationFilter.class)
                .build();
    }

    private static boolean isFromOurPage(HttpServletRequest request) {
        return isOpen(request.getMethod(), RequestPath.of(request))
                && request.getHeader(HttpHeaders.AUTHORIZATION) == null
                && "same-origin".equals(request.getHeader("Sec-Fetch-Site"));
    }

    private static boolean isOpen(String method, String path) {
        return RequestPath.isBelow(path, WORKFLOWS)
                || PROCESSES.matcher(method + ' ' + path).matches();
    }

    private static boolean isForOrganization(HttpServletRequest request) {
        return OrganizationInSession.find(request).isPresent();
    }

    /** The token goes with a switch of the organization: a page that was left open does nothing in another one. */
    private static Problem problem(boolean ofAnotherSession) {
        return ofAnotherSession
                ? Problem.of(
                        PlatformError.UNAUTHENTICATED,
                        "The page is older than the sign-in or the organization in force. Load it again.")
                : Problem.of(PlatformError.ORGANIZATION_REQUIRED, "Choose the organization to work for first.");
    }
}
