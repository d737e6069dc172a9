package io.millrace.platform.engine;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import io.millrace.platform.web.ProblemWriter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.ext.ExceptionMapper;
import java.util.Objects;
import java.util.regex.Pattern;
import org.camunda.bpm.engine.ProcessEngineException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.rest.exception.ExceptionHandlerHelper;
import org.camunda.bpm.engine.rest.exception.RestException;
import org.jspecify.annotations.Nullable;

/**
 * Failures of the engine's REST resources. What they say of a caller's mistake stays as it is, because the Modeler and the
 * clients of external tasks read it; the rest are problems like everybody's: a lost race, a rule of a service task, a
 * database that is away, and faults of ours, of which no more leaves than a correlation id.
 */
class EngineRestFailures implements ExceptionMapper<Throwable> {

    private static final ExceptionHandlerHelper ENGINE = ExceptionHandlerHelper.getInstance();

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern QUALIFIED = Pattern.compile("\\b(?:[a-z]\\w*\\.)+([A-Z]\\w*)");
    /** The engine begins the word with a Cyrillic letter. */
    private static final String MISSPELT = "\u0435lementIds";

    private final ProblemWriter problems;

    @Context
    private @Nullable HttpServletRequest request;

    EngineRestFailures(ProblemWriter problems) {
        this.problems = problems;
    }

    @Override
    public Response toResponse(Throwable thrown) {
        Throwable known = thrown instanceof RuntimeException failure ? EngineCalls.known(failure) : thrown;
        boolean isEngines = known instanceof ProcessEngineException || known instanceof RestException;
        if (isEngines && ENGINE.getStatus(known).getStatusCode() < 500) {
            return Response.status(ENGINE.getStatus(known))
                    .type(MediaType.APPLICATION_JSON_TYPE)
                    .entity(inWords(known))
                    .build();
        }
        var answer = problems.answer(Objects.requireNonNull(request), problem(known));
        var response = Response.status(answer.status()).entity(answer.body());
        answer.headers().forEach(response::header);
        return response.build();
    }

    /** The engine's words, without the names of classes, and with the ids of elements as its manual spells them. */
    private static ObjectNode inWords(Throwable known) {
        ObjectNode answer = JSON.valueToTree(ENGINE.fromException(known));
        if (known instanceof RestException) {
            answer.put(
                    "message",
                    QUALIFIED.matcher(answer.path("message").asText()).replaceAll("$1"));
        }
        answer.path("details")
                .forEach(file -> file.forEach(problems -> problems.forEach(problem -> {
                    JsonNode elements = ((ObjectNode) problem).remove(MISSPELT);
                    ((ObjectNode) problem).set("elementIds", elements);
                })));
        return answer;
    }

    private static Throwable problem(Throwable known) {
        if (known instanceof NullValueException) {
            // What it looked for was there a moment ago: values that are missing don't get past the gate.
            return Problem.of(PlatformError.CONCURRENT_UPDATE, "Somebody else moved the process on.")
                    .causedBy(known);
        }
        if (known instanceof JsonProcessingException) {
            return Problem.of(PlatformError.MALFORMED_REQUEST, "The body is not what this call takes.")
                    .causedBy(known);
        }
        if (known instanceof WebApplicationException refused && !(known instanceof RestException)) {
            return Problem.ofStatus(refused.getResponse().getStatus()).causedBy(known);
        }
        return known;
    }
}
