package io.millrace.platform.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.stereotype.Component;

/** Ends the session at Keycloak too: otherwise the next click on "Sign in" would ask for no password. */
@Component
class SignOut implements LogoutSuccessHandler {

    private final KeycloakReach keycloak;
    private final OidcClientInitiatedLogoutSuccessHandler atKeycloak;

    SignOut(KeycloakReach keycloak, ClientRegistrationRepository clients, @Value("${millrace.url}") String url) {
        this.keycloak = keycloak;
        this.atKeycloak = new OidcClientInitiatedLogoutSuccessHandler(clients);
        atKeycloak.setPostLogoutRedirectUri(url + "/");
    }

    @Override
    public void onLogoutSuccess(
            HttpServletRequest request, HttpServletResponse response, @Nullable Authentication authentication)
            throws IOException, ServletException {
        if (authentication == null) {
            response.sendRedirect("/");
        } else if (keycloak.answers()) {
            atKeycloak.onLogoutSuccess(request, response, authentication);
        } else {
            SignInPages.SIGNED_OUT_HERE.write(response, HttpStatus.OK);
        }
    }
}
