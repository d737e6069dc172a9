package io.millrace.platform.security;

import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestPath;
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
 * Refuses addresses that spell the part which picks a servlet with escapes or parameters. Only those who want to get around
 * a rule do that, and Spring fails on it before its own firewall can look.
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
        if (isPlain(request)) {
            chain.doFilter(request, response);
        } else {
            problems.write(
                    request, response, Problem.of(PlatformError.MALFORMED_REQUEST, "The address is spelt oddly."));
        }
    }

    private static boolean isPlain(HttpServletRequest request) {
        return request.getPathInfo() == null
                || RequestPath.isBelow(request.getRequestURI(), request.getContextPath() + request.getServletPath());
    }
}
