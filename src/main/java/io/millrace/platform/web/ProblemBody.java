package io.millrace.platform.web;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;

/** The RFC 9457 document of a problem, with our members beside the standard ones. */
record ProblemBody(
        String type,
        String title,
        int status,
        String detail,
        String instance,
        String code,
        String correlationId,
        ProblemSummary error,
        @JsonInclude(JsonInclude.Include.NON_EMPTY) List<FieldFailure> errors) {

    /** The form that clients written for an {@code error} member read. */
    record ProblemSummary(String code, String message) {}

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
                new ProblemSummary(code.code(), problem.detail()),
                problem.fields());
    }
}
