package io.millrace.platform.web;

import org.jspecify.annotations.Nullable;

/**
 * A view of one resource that says its version: a controller that answers with it sends the version as {@code ETag}.
 */
public interface Versioned {

    long version();

    /** The version of a record as callers see it: 0 while it has not been stored. */
    static long number(@Nullable Long stored) {
        return stored == null ? 0 : stored;
    }
}
