package io.millrace.platform.web;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A failure that the caller is told about as RFC 9457 problem. Throw it from anywhere below a controller; in a servlet
 * filter hand it to {@link ProblemWriter}. The detail is shown to the caller, so it never carries internals.
 */
public final class Problem extends RuntimeException {

    private final transient ErrorCode code;
    private final String detail;
    private final transient List<FieldFailure> fields;
    private final transient Map<String, String> headers;
    private final transient Map<String, Object> members;

    private Problem(
            ErrorCode code,
            String detail,
            List<FieldFailure> fields,
            Map<String, String> headers,
            Map<String, Object> members,
            @Nullable Throwable cause) {
        super(code.code() + ": " + detail, cause);
        this.code = code;
        this.detail = detail;
        this.fields = fields;
        this.headers = headers;
        this.members = members;
    }

    /** A problem whose detail says what is the matter in this one case, for the caller to read. */
    public static Problem of(ErrorCode code, String detail) {
        return new Problem(code, detail, List.of(), Map.of(), Map.of(), null);
    }

    /** A problem of which there is no more to say than the code's title. */
    public static Problem of(ErrorCode code) {
        return of(code, code.title() + ".");
    }

    /** A problem of which no more is known than the HTTP status. */
    public static Problem ofStatus(int status) {
        return of(ProblemTranslator.ofStatus(status));
    }

    /** {@code VALIDATION_FAILED} for one field. */
    public static Problem ofField(String field, String code, String message) {
        return of(PlatformError.VALIDATION_FAILED, field + " " + message + ".")
                .withFields(List.of(new FieldFailure(field, code, message)));
    }

    /** The problem that any failure is to the caller; one that nobody knows is an internal error. */
    public static Problem of(Throwable thrown) {
        return ProblemTranslator.translate(thrown);
    }

    public Problem withFields(List<FieldFailure> failures) {
        return new Problem(code, detail, List.copyOf(failures), headers, members, getCause());
    }

    /** The same problem with a header on its response. */
    public Problem withHeader(String name, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(name, value);
        return new Problem(code, detail, fields, Map.copyOf(more), members, getCause());
    }

    /** The same problem with one more member in its body, as RFC 9457 allows; the value becomes JSON. */
    public Problem withMember(String name, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put(name, value);
        return new Problem(code, detail, fields, headers, Map.copyOf(more), getCause());
    }

    /** The same problem with {@code Retry-After}, in whole seconds and at least one. */
    public Problem retryAfter(Duration wait) {
        return withHeader("Retry-After", Long.toString(Math.max(1, wait.toSeconds())));
    }

    /** The same problem with what brought it about, for the log only. */
    public Problem causedBy(Throwable cause) {
        return new Problem(code, detail, fields, headers, members, cause);
    }

    public ErrorCode code() {
        return code;
    }

    public String detail() {
        return detail;
    }

    public List<FieldFailure> fields() {
        return fields;
    }

    public Map<String, String> headers() {
        return headers;
    }

    Map<String, Object> members() {
        return members;
    }
}
