package io.millrace.platform.web;

import java.util.List;

/** An error that the caller is told about, as RFC 9457 problem details. */
public class Problem extends RuntimeException {

    private final transient ErrorCode error;
    private final transient List<FieldFailure> fields;

    private Problem(ErrorCode error, String detail, List<FieldFailure> fields) {
        super(detail);
        this.error = error;
        this.fields = fields;
    }

    public static Problem of(ErrorCode error, String detail) {
        return new Problem(error, detail, List.of());
    }

    public Problem withFields(List<FieldFailure> failures) {
        return new Problem(error, String.valueOf(getMessage()), List.copyOf(failures));
    }

    public ErrorCode error() {
        return error;
    }

    public List<FieldFailure> fields() {
        return fields;
    }
}
