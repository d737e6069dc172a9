package io.millrace.platform.web;

import org.springframework.http.HttpStatus;

/**
 * A kind of failure that callers may rely on. Each module has one enum of these; all of them stand on the generated
 * page of error codes, so a constant, once released, is neither renamed nor reused.
 */
public interface ErrorCode {

    /** The enum constant's name. */
    String name();

    /** The stable code in the problem body, e.g. {@code PARTNER_NOT_FOUND}. */
    default String code() {
        return name();
    }

    Description description();

    default HttpStatus status() {
        return description().status();
    }

    default String title() {
        return description().title();
    }

    /**
     * What the page of error codes says about it.
     *
     * @param title what happened, in a few words that are the same for every occurrence
     * @param cause why it happens, in one sentence
     * @param cure what the caller does about it, in one sentence
     */
    record Description(HttpStatus status, String title, String cause, String cure) {}
}
