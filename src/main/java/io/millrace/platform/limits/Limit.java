package io.millrace.platform.limits;

import java.time.Duration;

/**
 * A rule: so many requests in each window.
 *
 * @param name what callers read in the headers
 */
record Limit(String name, int quota) {

    static final Duration WINDOW = Duration.ofMinutes(1);

    /** How far one process may go before it tells the others: their sum passes the quota by no more than this each. */
    int lease() {
        return Math.max(1, quota / 20);
    }

    /** With the quota in it, so that a new quota begins a new bucket. */
    String bucketOf(String subject) {
        return name + ":" + quota + ":" + subject;
    }

    /** An item of the header {@code RateLimit-Policy}. */
    String policy() {
        return "\"%s\";q=%d;w=%d".formatted(name, quota, WINDOW.toSeconds());
    }
}
