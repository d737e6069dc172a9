package io.millrace.platform.web;

import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
        if (response.isCommitted()) {
            // The caller already has part of another answer: only a broken connection can tell them that it is wrong.
            throw new IOException("The response was already on its way", problem);
        }
        response.resetBuffer();
        response.setStatus(problem.code().status().value());
        problem.headers().forEach(response::setHeader);
        response.setHeader(RequestIdFilter.HEADER, requestId);
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        byte[] body = json.writeValueAsString(ProblemBody.of(problem, properties.url(), instance(request), requestId))
                .getBytes(StandardCharsets.UTF_8);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
        response.flushBuffer();
    }

    /** The path that was called, also when the container has dispatched to the error page, or could not read it. */
    private static String instance(HttpServletRequest request) {
        Object original = request.getAttribute(RequestDispatcher.ERROR_REQUEST_URI);
        return original instanceof String path ? path : Objects.requireNonNullElse(request.getRequestURI(), "/");
    }
}
