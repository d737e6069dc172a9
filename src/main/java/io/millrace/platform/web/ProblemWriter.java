package io.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/**
 * Writes a problem as {@code application/problem+json}: the one place where failures leave the application, for
 * controllers, servlet filters and security entry points alike.
 */
@Component
public class ProblemWriter {

    private static final Logger log = LoggerFactory.getLogger(ProblemWriter.class);

    private static final String ENGINE_REST = "/engine-rest";

    private final ObjectMapper json;
    private final WebProperties properties;

    ProblemWriter(ObjectMapper json, WebProperties properties) {
        this.json = json;
        this.properties = properties;
    }

    /**
     * Answers with the problem that the failure is to the caller, and drops what was prepared for another answer: for
     * servlet filters, whose exceptions no controller advice sees.
     */
    public void writeFailure(HttpServletRequest request, HttpServletResponse response, Throwable thrown)
            throws IOException {
        if (!response.isCommitted()) {
            response.reset();
        }
        write(request, response, ProblemTranslator.translate(thrown));
    }

    /** Writes the problem whatever the request accepts. Failures of ours are logged under the correlation id. */
    public void write(HttpServletRequest request, HttpServletResponse response, Problem problem) throws IOException {
        Answer answer = answer(request, problem);
        if (response.isCommitted()) {
            // The caller already has part of another answer: only a broken connection can tell them that it is wrong.
            throw new IOException("The response was already on its way", problem);
        }
        response.resetBuffer();
        response.setStatus(answer.status());
        answer.headers().forEach(response::setHeader);
        response.setContentLength(answer.body().length);
        response.getOutputStream().write(answer.body());
        response.flushBuffer();
    }

    /** What would be written for the failure, for others to send; it is logged as if it had been. */
    public Answer answer(HttpServletRequest request, Throwable thrown) {
        Problem problem = ProblemTranslator.translate(thrown);
        String requestId = RequestIdFilter.requestId(request);
        if (problem.code().status().is5xxServerError()) {
            log.error(
                    "{} {} failed, correlation id {}",
                    request.getMethod(),
                    request.getRequestURI(),
                    requestId,
                    problem);
        } else {
            log.debug("{} {} refused: {}", request.getMethod(), request.getRequestURI(), problem.getMessage());
        }
        Map<String, String> headers = new LinkedHashMap<>(problem.headers());
        headers.put(RequestIdFilter.HEADER, requestId);
        headers.put(HttpHeaders.CACHE_CONTROL, "no-store");
        headers.put(HttpHeaders.CONTENT_TYPE, MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        return new Answer(problem.code().status().value(), headers, body(request, problem, requestId));
    }

    @SuppressWarnings("ArrayRecordComponent") // Written once and never compared.
    public record Answer(int status, Map<String, String> headers, byte[] body) {}

    private byte[] body(HttpServletRequest request, Problem problem, String requestId) {
        String instance = instance(request);
        var body = ProblemBody.of(problem, properties.url(), instance, requestId);
        try {
            return json.writeValueAsString(instance.startsWith(ENGINE_REST) ? body.forClientsOfTheEngine() : body)
                    .getBytes(StandardCharsets.UTF_8);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The path that was called, also when the container has dispatched to the error page, or could not read it. */
    private static String instance(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : Objects.requireNonNullElse(request.getRequestURI(), "/");
    }
}
