package io.millrace.platform.web;

import com.fasterxml.jackson.annotation.JsonAnyGetter;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The RFC 9457 document of a problem, with our members beside the standard ones.
 *
 * @param members those that only this kind of problem has
 */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable String code,
        String correlationId,
        Summary error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldFailure> errors,
        @JsonAnyGetter Map<String, Object> members) {

    /** The form that clients written for an {@code error} member read. */
    record Summary(String code, String message) {}

    static ProblemBody of(Problem problem, String baseUrl, String instance, String correlationId) {
        ErrorCode code = problem.code();
        return new ProblemBody(
                baseUrl + "/docs/errors#" + code.code(),
                code.title(),
                code.status().value(),
                problem.detail(),
                instance,
                code.code(),
                correlationId,
                new Summary(code.code(), problem.detail()),
                problem.fields(),
                problem.members());
    }

    /** Clients of the engine's REST API show {@code message}, and fail at a {@code code} that is no number. */
    ProblemBody forClientsOfTheEngine() {
        Map<String, Object> more = new LinkedHashMap<>(members);
        more.put("message", detail);
        return new ProblemBody(type, title, status, detail, instance, null, correlationId, error, errors, more);
    }
}
