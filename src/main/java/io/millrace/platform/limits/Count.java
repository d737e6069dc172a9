package io.millrace.platform.limits;

import java.time.Duration;

/**
 * How somebody stands with a limit after one more request.
 *
 * @param granted whether the limit had room for the request
 * @param remaining requests left in the window, as far as this process knows
 * @param pause until the limit is whole again, or, for a refused request, until it has room again
 */
record Count(Limit limit, boolean granted, long remaining, Duration pause) {

    /** In whole seconds and never too short. */
    long waitSeconds() {
        return Math.max(1, pause.plusNanos(999_999_999).toSeconds());
    }

    /** An item of the header {@code RateLimit}. */
    String standing() {
        return "\"%s\";r=%d;t=%d".formatted(limit.name(), remaining, waitSeconds());
    }
}
