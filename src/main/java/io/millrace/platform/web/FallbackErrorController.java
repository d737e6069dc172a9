package io.millrace.platform.web;

import io.millrace.platform.security.PublicEndpoint;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers what failed outside of any controller, in place of Spring Boot's error page: a problem, or for a browser's page
 * navigation a page that says no more than the problem would.
 */
@Hidden
@Controller
class FallbackErrorController implements ErrorController {

    private static final String PAGE =
            """
            <!doctype html>
            <html lang="en"><head><meta charset="utf-8"><title>%1$s</title></head>
            <body><h1>%1$s</h1><p>Correlation id: <code>%2$s</code></p><p><a href="/">Millrace</a></p></body></html>
            """;

    private final ProblemWriter writer;

    FallbackErrorController(ProblemWriter writer) {
        this.writer = writer;
    }

    @PublicEndpoint
    @RequestMapping("${server.error.path:${error.path:/error}}")
    void answer(HttpServletRequest request, HttpServletResponse response) throws IOException {
        Problem problem = problem(request);
        String accept = request.getHeader("Accept");
        if (accept == null || !accept.contains(MediaType.TEXT_HTML_VALUE)) {
            writer.write(request, response, problem);
            return;
        }
        // Title and id come from us alone, so that nothing of the request reaches the page.
        response.setStatus(problem.code().status().value());
        response.setContentType("text/html;charset=UTF-8");
        response.setHeader("Cache-Control", "no-store");
        response.getOutputStream()
                .write(PAGE.formatted(problem.code().title(), RequestIdFilter.requestId(request))
                        .getBytes(StandardCharsets.UTF_8));
    }

    private static Problem problem(HttpServletRequest request) {
        if (request.getAttribute(RequestDispatcher.ERROR_EXCEPTION) instanceof Throwable thrown) {
            return ProblemTranslator.translate(thrown);
        }
        // Called directly, the error page is an address like any other that does not exist.
        return Problem.of(
                request.getAttribute(RequestDispatcher.ERROR_STATUS_CODE) instanceof Integer status
                        ? ProblemTranslator.ofStatus(status)
                        : PlatformError.NOT_FOUND);
    }
}
