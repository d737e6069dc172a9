package io.millrace.platform.web;

import org.springframework.http.HttpStatus;

/** A kind of error that callers can rely on; one enum per module implements it. */
public interface ErrorCode {

    /** Stable name, such as {@code PARTNER_NOT_FOUND}. */
    String code();

    HttpStatus status();

    String title();

    String cause();

    String cure();
}
