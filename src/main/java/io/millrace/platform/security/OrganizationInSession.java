package io.millrace.platform.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Collections;
import java.util.Optional;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;

/** Which of their organizations a browser's user works for; one per session. */
final class OrganizationInSession {

    private static final String ATTRIBUTE = "organization";

    private OrganizationInSession() {}

    static Optional<String> find(HttpServletRequest request) {
        HttpSession session = request.getSession(false);
        return session == null ? Optional.empty() : Optional.ofNullable((String) session.getAttribute(ATTRIBUTE));
    }

    /** Drops everything else that the session holds but the sign-in itself, and gives the session a new id. */
    static void switchTo(HttpServletRequest request, String alias) {
        HttpSession session = request.getSession();
        Collections.list(session.getAttributeNames()).stream()
                .filter(name -> !name.equals(HttpSessionSecurityContextRepository.SPRING_SECURITY_CONTEXT_KEY))
                .forEach(session::removeAttribute);
        request.changeSessionId();
        choose(request, alias);
    }

    static void choose(HttpServletRequest request, String alias) {
        request.getSession().setAttribute(ATTRIBUTE, alias);
    }
}
