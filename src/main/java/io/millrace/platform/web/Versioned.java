package io.millrace.platform.web;

/**
 * A view of one resource that says its version: a controller that answers with it sends the version as {@code ETag}.
 */
public interface Versioned {

    long version();
}
