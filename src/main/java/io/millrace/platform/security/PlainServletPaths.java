package io.millrace.platform.security;

import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that spell the part which picks a servlet with escapes. Only those who want to get around a rule do
 * that, and Spring fails on it before its own firewall can look.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 5)
class PlainServletPaths extends OncePerRequestFilter {

    private final ProblemWriter problems;

    PlainServletPaths(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        boolean plain = request.getPathInfo() == null
                || request.getRequestURI().startsWith(request.getContextPath() + request.getServletPath());
        if (plain) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request, response, Problem.of(PlatformError.MALFORMED_REQUEST, "The address is spelt oddly."));
        }
    }
}
