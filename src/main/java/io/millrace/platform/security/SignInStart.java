package io.millrace.platform.security;

import io.millrace.platform.web.RequestPath;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** Stands before the redirect to Keycloak and says so when nobody is there. */
class SignInStart extends OncePerRequestFilter {

    private final KeycloakReach keycloak;

    SignInStart(KeycloakReach keycloak) {
        this.keycloak = keycloak;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (RequestPath.of(request).equals(SignInPages.START) && !keycloak.answers()) {
            response.setHeader("Retry-After", "15");
            SignInPages.UNAVAILABLE.write(response, HttpStatus.SERVICE_UNAVAILABLE);
            return;
        }
        chain.doFilter(request, response);
    }
}
