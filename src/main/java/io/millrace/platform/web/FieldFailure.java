package io.millrace.platform.web;

/**
 * One thing that is wrong with a request.
 *
 * @param field path of the field or name of the parameter, e.g. {@code bankAccount.iban} or {@code lines[2].quantity}
 * @param code stable code of the broken rule, e.g. {@code IBAN_CHECKSUM}
 * @param message the rule in words for a person
 */
public record FieldFailure(String field, String code, String message) {

    FieldFailure under(String parent) {
        return parent.isEmpty() ? this : new FieldFailure(parent + "." + field, code, message);
    }
}
