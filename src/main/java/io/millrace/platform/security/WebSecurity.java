package io.millrace.platform.security;

import io.millrace.platform.limits.UnauthenticatedCalls;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestPath;
import jakarta.servlet.DispatcherType;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.servlet.ServletContextInitializer;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestRedirectFilter;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.AccessDeniedHandler;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CsrfException;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** The browser: a session that begins and ends at Keycloak. What is not named here is closed. */
@Configuration(proxyBeanMethods = false)
class WebSecurity {

    private static final RequestMatcher OPEN_PAGES = WebPaths.at(
            "/",
            "/error",
            "/logout",
            "/favicon.ico",
            "/millrace.css",
            "/millrace.svg",
            "/millrace-webapps.js",
            "/millrace-webapps.css");
    private static final RequestMatcher OPEN_FOLDERS =
            WebPaths.below("/docs", "/swagger-ui", "/swagger-ui.html", "/v3/api-docs", "/actuator/health");
    private static final RequestMatcher SIGNED_IN =
            WebPaths.below("/camunda", OrganizationController.PATH, SessionController.PATH, "/documents", "/designer");

    @Bean
    @Order(2)
    SecurityFilterChain webChain(
            HttpSecurity http,
            ActorFilter actors,
            KeycloakReach keycloak,
            KeycloakProperties properties,
            SignOut signOut,
            UnauthenticatedCalls calls,
            ProblemWriter problems)
            throws Exception {
        var pages = new HttpSessionRequestCache();
        pages.setRequestMatcher(RequestPath::isPageNavigation);
        pages.setMatchingRequestParameterName(null);
        return http.authorizeHttpRequests(
                        requests -> requests.dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD)
                                .permitAll()
                                .requestMatchers(OPEN_PAGES, OPEN_FOLDERS)
                                .permitAll()
                                .requestMatchers(SIGNED_IN)
                                .authenticated()
                                .anyRequest()
                                .denyAll())
                // Camunda's webapps bring a protection of their own.
                .csrf(csrf -> csrf.ignoringRequestMatchers(WebPaths.below("/camunda")))
                .requestCache(cache -> cache.requestCache(pages))
                .oauth2Login(login -> login.successHandler(new SignInSuccess(pages))
                        .failureHandler((request, response, failure) -> {
                            if (calls.admit(request, response)) {
                                SignInPages.FAILED.write(response, HttpStatus.UNAUTHORIZED);
                            }
                        }))
                .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()))
                .logout(logout -> logout.logoutUrl("/logout").logoutSuccessHandler(signOut))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(signInFirst(calls, problems))
                        .accessDeniedHandler(denied()))
                .headers(headers -> headers.addHeaderWriter(new PagePolicy(properties.url())))
                .addFilterBefore(new SignInStart(keycloak), OAuth2AuthorizationRequestRedirectFilter.class)
                .addFilterAfter(actors, AuthorizationFilter.class)
                .build();
    }

    /** The back-channel logout has to learn of sessions that get a new id or end. */
    @Bean
    HttpSessionEventPublisher sessionEvents() {
        return new HttpSessionEventPublisher();
    }

    @Bean
    ServletContextInitializer secureSessionCookie(@Value("${millrace.url}") String url) {
        return context -> context.getSessionCookieConfig().setSecure(url.startsWith("https:"));
    }

    private static AuthenticationEntryPoint signInFirst(UnauthenticatedCalls calls, ProblemWriter problems) {
        var redirect = new LoginUrlAuthenticationEntryPoint(SignInPages.START);
        return (request, response, failure) -> {
            if (RequestPath.isPageNavigation(request)) {
                redirect.commence(request, response, failure);
            } else if (calls.admit(request, response)) {
                problems.write(request, response, Problem.of(PlatformError.UNAUTHENTICATED, "Nobody is signed in."));
            }
        };
    }

    /** What is closed looks like what does not exist. */
    private static AccessDeniedHandler denied() {
        return (request, response, refused) -> response.sendError(
                refused instanceof CsrfException ? HttpStatus.FORBIDDEN.value() : HttpStatus.NOT_FOUND.value());
    }
}
