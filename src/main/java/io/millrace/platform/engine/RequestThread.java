package io.millrace.platform.engine;

import io.millrace.platform.web.Problem;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Marks the threads that serve requests, for {@link ActorInterceptor}, and remembers why the engine refused what the
 * request wanted of it: Camunda's own REST resources would answer with the words of the exception around it.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class RequestThread extends OncePerRequestFilter {

    private static final ThreadLocal<Boolean> SERVING = ThreadLocal.withInitial(() -> false);

    private static final ThreadLocal<@Nullable Problem> REFUSAL = new ThreadLocal<>();

    static boolean isCurrent() {
        return SERVING.get();
    }

    static void refused(Problem why) {
        if (isCurrent()) {
            REFUSAL.set(why);
        }
    }

    /** Why the engine last refused something to the request of this thread. */
    static Optional<Problem> refusal() {
        return Optional.ofNullable(REFUSAL.get());
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        SERVING.set(true);
        try {
            chain.doFilter(request, response);
        } finally {
            SERVING.remove();
            REFUSAL.remove();
        }
    }
}
