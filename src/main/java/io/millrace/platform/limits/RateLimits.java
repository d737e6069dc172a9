package io.millrace.platform.limits;

import io.millrace.platform.web.HtmlPage;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestPath;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Component;

/**
 * Counts requests, says in {@code RateLimit} and {@code RateLimit-Policy} how the caller stands (IETF
 * draft-ietf-httpapi-ratelimit-headers-10), and answers 429 for those that are too many.
 */
@Component
class RateLimits {

    /** A request counted against a limit. */
    record Charge(Limit limit, String subject) {}

    private final SharedBuckets buckets;
    private final ProblemWriter problems;

    RateLimits(SharedBuckets buckets, ProblemWriter problems) {
        this.buckets = buckets;
        this.problems = problems;
    }

    /**
     * Counts in the given order and not further than to the limit that refuses, so that what refuses one user does not use
     * up what all users share.
     *
     * @return whether the request may go on; if not, the answer is written
     */
    boolean admit(HttpServletRequest request, HttpServletResponse response, List<Charge> charges) throws IOException {
        List<Count> counts = new ArrayList<>();
        for (Charge charge : charges) {
            Optional<Count> count = buckets.take(charge.limit(), charge.subject());
            count.ifPresent(counts::add);
            if (count.isPresent() && !count.get().granted()) {
                say(response, counts);
                refuse(request, response, count.get());
                return false;
            }
        }
        say(response, counts);
        return true;
    }

    private static void say(HttpServletResponse response, List<Count> counts) {
        if (!counts.isEmpty()) {
            response.setHeader(
                    "RateLimit-Policy",
                    counts.stream().map(count -> count.limit().policy()).collect(Collectors.joining(", ")));
            response.setHeader("RateLimit", counts.stream().map(Count::standing).collect(Collectors.joining(", ")));
        }
    }

    private void refuse(HttpServletRequest request, HttpServletResponse response, Count count) throws IOException {
        String wait = count.waitSeconds() + " seconds";
        if (RequestPath.isPageNavigation(request)) {
            response.setHeader(HttpHeaders.RETRY_AFTER, Long.toString(count.waitSeconds()));
            new HtmlPage("Too many requests", "<p>Millrace takes more from here in %s.</p>".formatted(wait))
                    .write(response, HttpStatus.TOO_MANY_REQUESTS);
            return;
        }
        Limit limit = count.limit();
        problems.write(
                request,
                response,
                Problem.of(
                                PlatformError.RATE_LIMITED,
                                "The limit '%s' of %d in %d seconds is used up; there is room again in %s."
                                        .formatted(limit.name(), limit.quota(), Limit.WINDOW.toSeconds(), wait))
                        .retryAfter(Duration.ofSeconds(count.waitSeconds())));
    }
}
