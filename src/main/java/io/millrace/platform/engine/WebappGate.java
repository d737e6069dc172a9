package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import io.millrace.platform.web.RequestPath;
import io.millrace.platform.web.RereadableRequest;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before Camunda's webapps: lets through what {@link WebappRules} lists, and no body that {@link EngineBody}
 * refuses.
 */
class WebappGate extends OncePerRequestFilter {

    private static final String TASKLIST = "/camunda/app/tasklist/default/";
    private static final Set<String> STARTS = Set.of(
            "/camunda",
            "/camunda/",
            "/camunda/app",
            "/camunda/app/",
            "/camunda/app/tasklist",
            "/camunda/app/tasklist/");
    private static final Set<String> WRITES = Set.of("POST", "PUT", "DELETE");
    private static final Pattern ASSIGNS = Pattern.compile("/(claim|assignee)$");
    private static final int MAX_BYTES = 1024 * 1024;

    private final ProblemWriter problems;

    WebappGate(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String path = RequestPath.of(request);
        if (STARTS.contains(path) || RequestPath.isBelow(path, "/camunda/app/welcome")) {
            response.sendRedirect(TASKLIST);
            return;
        }
        Actor actor = CurrentActor.require();
        String resource = StringUtils.trimTrailingCharacter(path, '/');
        if (!WebappRules.permit(request.getMethod(), resource, actor)) {
            if (RequestPath.isPageNavigation(request)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                problems.write(request, response, Problem.of(PlatformError.NOT_FOUND));
            }
            return;
        }
        try {
            HttpServletRequest checked = checked(request, resource, actor);
            if (WRITES.contains(request.getMethod())) {
                answer(checked, response, chain);
            } else {
                chain.doFilter(checked, response);
            }
        } catch (Problem problem) {
            problems.write(request, response, problem);
        }
    }

    /** Camunda answers a refusal with the words of the exception around it; people read why instead. */
    private void answer(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        ContentCachingResponseWrapper buffered = new ContentCachingResponseWrapper(response);
        chain.doFilter(request, buffered);
        Problem refusal = RequestThread.refusal().orElse(null);
        if (refusal == null || buffered.getStatus() < 400 || response.isCommitted()) {
            buffered.copyBodyToResponse();
        } else {
            // Where the webapps look for it.
            problems.write(request, response, refusal.withMember("message", refusal.detail()));
        }
    }

    private static HttpServletRequest checked(HttpServletRequest request, String resource, Actor actor)
            throws IOException {
        EngineBody.refuseExpressionsInAddress(request);
        byte[] body = EngineBody.read(request, MAX_BYTES);
        if (body.length == 0) {
            return request;
        }
        JsonNode json = EngineBody.json(request, body);
        if (ASSIGNS.matcher(resource).find()) {
            refuseOthers(resource, json.path("userId"), actor);
        }
        if (resource.endsWith("/submit-form")) {
            PlainVariables.require(json);
        }
        return new RereadableRequest(request, body);
    }

    /** An assignment to nobody offers the task again. */
    private static void refuseOthers(String resource, JsonNode assignee, Actor actor) {
        boolean toNobody = assignee.isNull() && resource.endsWith("/assignee");
        if (!toNobody && !actor.userId().equals(assignee.textValue())) {
            throw Problem.of(EngineError.TASK_NOT_YOURS, "Tasks are claimed for oneself only.");
        }
    }
}
