package io.millrace.partners.identifiers;

/**
 * Why an identifier is wrong. The message may quote the identifier: it is for its owner, never for a log.
 *
 * @param code stable, such as {@code GSTIN_CHECKSUM}
 */
public record Finding(String code, String message) {}
