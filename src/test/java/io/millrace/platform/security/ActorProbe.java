package io.millrace.platform.security;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;
import org.slf4j.MDC;
import org.springframework.context.annotation.Profile;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells who acts within a request, and keeps who is still bound when it has ended. */
@Hidden
@Profile("test")
@RestController
class ActorProbe {

    record Bound(String organization, String user, Set<String> capabilities, Map<String, String> log) {}

    @GetMapping("/api/v1/probe-actor")
    @SignedInEndpoint
    Bound actor() {
        Actor actor = CurrentActor.require();
        return new Bound(
                actor.tenant().alias(), actor.userId(), actor.capabilities(), Map.copyOf(MDC.getCopyOfContextMap()));
    }

    /** Outside of every other filter. */
    @Profile("test")
    @Component
    @Order(Ordered.HIGHEST_PRECEDENCE)
    static class Leftovers extends OncePerRequestFilter {

        private final Queue<String> found = new ConcurrentLinkedQueue<>();

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            try {
                chain.doFilter(request, response);
            } finally {
                note(CurrentActor.find().map(Actor::userId).orElse(null));
                note(MDC.get("organization"));
                note(MDC.get("user"));
            }
        }

        Queue<String> found() {
            return found;
        }

        private void note(@Nullable String leftover) {
            if (leftover != null) {
                found.add(leftover);
            }
        }
    }
}
