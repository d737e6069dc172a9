package io.millrace.platform.web;

import io.millrace.platform.security.PublicEndpoint;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.RequestDispatcher;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.boot.web.servlet.error.ErrorController;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.RequestMapping;

/**
 * Answers what failed outside of any controller, in place of Spring Boot's error page: a problem, or for a browser's
 * page navigation a page that says no more than the problem would.
 */
@Hidden
@Controller
class FallbackErrorController implements ErrorController {

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
        // Everything on the page comes from us alone, so that nothing of the request reaches it.
        new HtmlPage(
                        problem.code().title(),
                        "<p>%s</p><p class='quiet'>Correlation id: <code>%s</code></p><p><a href='/'>To the start</a></p>"
                                .formatted(
                                        HtmlPage.text(
                                                problem.code().description().cure()),
                                        RequestIdFilter.requestId(request)))
                .write(response, problem.code().status());
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
