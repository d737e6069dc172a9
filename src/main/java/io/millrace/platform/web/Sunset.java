package io.millrace.platform.web;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Announces that an endpoint will go away: its answers carry {@code Deprecation} (RFC 9745), {@code Sunset} (RFC 8594)
 * and a {@code Link} to what to do, and its description is marked deprecated. Answers that are given before the
 * endpoint is reached (no token, a replayed idempotency key) do not. After the day the endpoint may be removed: until
 * then the build refuses a description without it.
 */
@Documented
@Target({ElementType.METHOD, ElementType.TYPE})
@Retention(RetentionPolicy.RUNTIME)
public @interface Sunset {

    /** The day since which nobody should start to use it, in UTC, e.g. {@code 2026-07-01}. */
    String since();

    /** The day from which it may no longer answer, not before {@link #since}. */
    String on();

    /** The page that says what to use instead, relative to the application, e.g. {@code /docs/api.md}. */
    String link();
}
