package io.millrace.platform.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
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
import org.springframework.http.MediaType;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Stands before the engine's REST API: lets through what {@link EngineRestRules} lists to whoever has the capability, and
 * only bodies that the resources behind it can read.
 */
class EngineRestGate extends OncePerRequestFilter {

    private static final int MAX_BYTES = 1024 * 1024;
    /** As much as a few of the largest models; the check of each file has limits of its own. */
    private static final int MAX_DEPLOYMENT_BYTES = 16 * 1024 * 1024;

    private final ProblemWriter problems;

    EngineRestGate(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        try {
            String path = RequestPath.of(request);
            AllowedCall call = EngineRestRules.find(request.getMethod(), path)
                    .orElseThrow(() -> Problem.of(PlatformError.NOT_FOUND));
            require(call, CurrentActor.require());
            chain.doFilter(checked(request, path), response);
        } catch (Problem problem) {
            problems.write(request, response, problem);
        }
    }

    private static void require(AllowedCall call, Actor actor) {
        if (!call.isFor(actor)) {
            throw Problem.of(
                    PlatformError.CAPABILITY_MISSING,
                    "You need the capability %s in %s; ask your organization's admin for a role that has it."
                            .formatted(call.capability(), actor.tenant().name()));
        }
    }

    private static HttpServletRequest checked(HttpServletRequest request, String path) throws IOException {
        EngineBody.refuseExpressionsInAddress(request);
        if (path.endsWith("/deployment/create")) {
            if (!EngineBody.is(request, MediaType.MULTIPART_FORM_DATA_VALUE)) {
                throw Problem.of(PlatformError.UNSUPPORTED_MEDIA_TYPE, "Models come as multipart/form-data.");
            }
            return new RereadableRequest(request, EngineBody.read(request, MAX_DEPLOYMENT_BYTES));
        }
        byte[] body = EngineBody.read(request, MAX_BYTES);
        if (request.getMethod().equals("GET")) {
            return request;
        }
        String call = path.substring(path.lastIndexOf('/') + 1);
        JsonNode json = body.length == 0 ? JsonNodeFactory.instance.nullNode() : EngineBody.json(request, body);
        // Nothing is to be said of a task that is given back; the Java client says null.
        if (!json.isObject() && !(json.isNull() && call.equals("unlock"))) {
            throw Problem.of(PlatformError.MALFORMED_REQUEST, "The body has to be a JSON object.");
        }
        WorkersBody.require(call, json);
        return new RereadableRequest(request, body);
    }
}
