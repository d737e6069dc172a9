package io.millrace.platform.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.core.Authentication;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.savedrequest.RequestCache;

/** Puts the only organization of somebody in force and goes on; whoever has several, or none, gets a page about it. */
class SignInSuccess extends SavedRequestAwareAuthenticationSuccessHandler {

    static final String FIRST_PAGE = "/camunda/app/tasklist/default/";

    SignInSuccess(RequestCache pages) {
        setRequestCache(pages);
        setDefaultTargetUrl(FIRST_PAGE);
    }

    @Override
    public void onAuthenticationSuccess(
            HttpServletRequest request, HttpServletResponse response, Authentication authentication)
            throws ServletException, IOException {
        var user = (OidcUser) authentication.getPrincipal();
        var organizations = SignedIn.from(user.getClaims(), user.getIssuedAt()).organizations();
        if (organizations.size() == 1) {
            OrganizationInSession.choose(request, organizations.get(0).alias());
            super.onAuthenticationSuccess(request, response, authentication);
        } else {
            response.sendRedirect(OrganizationController.PATH);
        }
    }
}
