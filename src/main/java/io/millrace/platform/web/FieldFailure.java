package io.millrace.platform.web;

/**
 * One thing that is wrong with a request.
 *
 * @param field path of the field in the request's own words, such as {@code taxIdentities[0].value}
 * @param code stable, for programs, such as {@code IBAN_CHECKSUM}
 * @param message for people: what is wrong and what would be right
 */
public record FieldFailure(String field, String code, String message) {}
