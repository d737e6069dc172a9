package io.millrace.platform.security;

import io.millrace.platform.limits.UnauthenticatedCalls;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.oauth2.server.resource.InvalidBearerTokenException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;

/**
 * The API, and what is published of the engine's: a bearer token on every call, no session, no cookie;
 * {@link PageCallSecurity} is the one exception.
 */
@Configuration(proxyBeanMethods = false)
class ApiSecurity {

    @Bean
    @Order(1)
    SecurityFilterChain apiChain(
            HttpSecurity http, ActorFilter actors, UnauthenticatedCalls calls, ProblemWriter problems)
            throws Exception {
        AuthenticationEntryPoint unauthenticated = (request, response, failure) -> {
            if (!calls.admit(request, response)) {
                return;
            }
            var code = failure instanceof InvalidBearerTokenException
                    ? PlatformError.TOKEN_INVALID
                    : PlatformError.UNAUTHENTICATED;
            problems.write(request, response, Problem.of(code).withHeader("WWW-Authenticate", "Bearer"));
        };
        return http.securityMatcher(WebPaths.below("/api", "/engine-rest"))
                .csrf(AbstractHttpConfigurer::disable)
                .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .oauth2ResourceServer(server -> server.jwt(jwt -> {}).authenticationEntryPoint(unauthenticated))
                .exceptionHandling(handling -> handling.authenticationEntryPoint(unauthenticated))
                .addFilterAfter(actors, AuthorizationFilter.class)
                .build();
    }

    /** It runs within the security chains only. */
    @Bean
    FilterRegistrationBean<ActorFilter> actorFilterOnlyInChains(ActorFilter actors) {
        var registration = new FilterRegistrationBean<>(actors);
        registration.setEnabled(false);
        return registration;
    }
}
