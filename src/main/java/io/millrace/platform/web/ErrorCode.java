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

    HttpStatus status();

    /** What happened, in a few words that are the same for every occurrence. */
    String title();

    /** Why it happens: one sentence for the page of error codes. */
    String cause();

    /** What the caller does about it: one sentence for the page of error codes. */
    String cure();
}
