package io.millrace.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;

/** Which of their organizations a browser's user works for; one per session. */
final class OrganizationInSession {

    private static final String ATTRIBUTE = "organization";

    private OrganizationInSession() {}

    static Optional<String> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(ATTRIBUTE));
    }

    static void choose(HttpServletRequest request, String alias) {
        request.getSession().setAttribute(ATTRIBUTE, alias);
    }
}
