package io.millrace.platform.security;

import io.millrace.platform.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.security.web.header.HeaderWriter;

/** What the browser may load and where it may send forms, page by page. Camunda's webapps set a policy of their own. */
class PagePolicy implements HeaderWriter {

    private static final String HEADER = "Content-Security-Policy";

    private final String pages;
    private final String apiPage;

    PagePolicy(String keycloak) {
        // Signing out is a form that ends at Keycloak, and browsers hold a form's redirects to the same rule.
        this.pages = "default-src 'none'; style-src 'self'; img-src 'self'; base-uri 'none'; frame-ancestors 'none';"
                + " form-action 'self' " + keycloak;
        this.apiPage = "default-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; base-uri 'none';"
                + " object-src 'none'; frame-ancestors 'none'; form-action 'self'; connect-src 'self' " + keycloak;
    }

    @Override
    public void writeHeaders(HttpServletRequest request, HttpServletResponse response) {
        String path = RequestPath.of(request);
        if (!response.containsHeader(HEADER)) {
            response.setHeader(HEADER, RequestPath.isBelow(path, "/swagger-ui") ? apiPage : pages);
        }
    }
}
