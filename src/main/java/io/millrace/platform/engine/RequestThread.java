package io.millrace.platform.engine;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Marks the threads that serve requests, for {@link ActorInterceptor}. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestThread extends OncePerRequestFilter {

    private static final ThreadLocal<Boolean> SERVING = ThreadLocal.withInitial(() -> false);

    static boolean isCurrent() {
        return SERVING.get();
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SERVING.set(true);
        try {
            chain.doFilter(request, response);
        } finally {
            SERVING.remove();
        }
    }
}
