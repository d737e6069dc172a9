package io.millrace.platform.engine;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
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
import java.util.Collections;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.springframework.http.MediaType;
import org.springframework.util.StringUtils;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * Stands before Camunda's webapps: lets through what {@link WebappRules} lists, and no query that brings an expression
 * along, because the engine would evaluate it (CVE-2026-109432: also where it is nested).
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
    private static final Pattern ASSIGNS = Pattern.compile("/(claim|assignee)/?$");
    private static final JsonFactory JSON = new JsonFactory();

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
        if (!WebappRules.permit(request.getMethod(), StringUtils.trimTrailingCharacter(path, '/'), actor)) {
            if (RequestPath.isPageNavigation(request)) {
                response.sendError(HttpServletResponse.SC_NOT_FOUND);
            } else {
                problems.write(request, response, Problem.of(PlatformError.NOT_FOUND));
            }
            return;
        }
        try {
            HttpServletRequest checked = checked(request, path, actor);
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

    private static HttpServletRequest checked(HttpServletRequest request, String path, Actor actor) throws IOException {
        Collections.list(request.getParameterNames()).forEach(WebappGate::refuseExpression);
        byte[] body = request.getInputStream().readAllBytes();
        if (body.length == 0) {
            return request;
        }
        String type = Objects.requireNonNullElse(request.getContentType(), "").toLowerCase(Locale.ROOT);
        if (!type.startsWith(MediaType.APPLICATION_JSON_VALUE)) {
            throw Problem.of(PlatformError.UNSUPPORTED_MEDIA_TYPE);
        }
        refuseExpressions(body, path, actor);
        return new RereadableRequest(request, body);
    }

    /** Reads names as the engine will, escapes and encodings undone. */
    private static void refuseExpressions(byte[] body, String path, Actor actor) throws IOException {
        try (JsonParser json = JSON.createParser(body)) {
            for (JsonToken token = json.nextToken(); token != null; token = json.nextToken()) {
                if (token != JsonToken.FIELD_NAME) {
                    continue;
                }
                refuseExpression(json.currentName());
                if (ASSIGNS.matcher(path).find() && json.currentName().equals("userId")) {
                    refuseOthers(path, json, actor);
                }
            }
        } catch (JsonProcessingException e) {
            throw Problem.of(PlatformError.MALFORMED_REQUEST).causedBy(e);
        }
    }

    /** An assignment to nobody offers the task again. */
    private static void refuseOthers(String path, JsonParser json, Actor actor) throws IOException {
        boolean toNobody = json.nextToken() == JsonToken.VALUE_NULL && path.endsWith("/assignee");
        if (!toNobody && !actor.userId().equals(json.getValueAsString())) {
            throw Problem.of(EngineError.TASK_NOT_YOURS, "Tasks are claimed for oneself only.");
        }
    }

    private static void refuseExpression(String name) {
        if (name.toLowerCase(Locale.ROOT).endsWith("expression")) {
            throw Problem.of(PlatformError.CAPABILITY_MISSING, "Queries may not bring expressions: " + name + ".");
        }
    }
}
