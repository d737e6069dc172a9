package io.millrace.platform.web;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.PublicEndpoint;
import io.millrace.platform.security.RequireCapability;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.media.BooleanSchema;
import io.swagger.v3.oas.models.media.IntegerSchema;
import io.swagger.v3.oas.models.media.Schema;
import io.swagger.v3.oas.models.media.StringSchema;
import io.swagger.v3.oas.models.parameters.Parameter;
import io.swagger.v3.oas.models.responses.ApiResponse;
import io.swagger.v3.oas.models.responses.ApiResponses;
import java.lang.annotation.Annotation;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.util.StringUtils;
import org.springframework.web.method.HandlerMethod;

/** Adds to an operation's description what its annotations and arguments promise. */
final class OperationDescription {

    /** A problem that many operations answer with. */
    record Failure(int status, String component, String description) {}

    static final List<Failure> FAILURES = List.of(
            new Failure(400, "BadRequest", "The request is malformed or breaks the rules of its fields."),
            new Failure(401, "Unauthorized", "No token, or one that is not accepted."),
            new Failure(403, "Forbidden", "The caller lacks the capability."),
            new Failure(404, "NotFound", "Absent, or of another organization."),
            new Failure(409, "Conflict", "The state or a concurrent change does not allow it."),
            new Failure(412, "PreconditionFailed", "The version in If-Match is not the current one."),
            new Failure(413, "TooLarge", "The body is larger than is taken."),
            new Failure(415, "UnsupportedType", "The body is not of the media type that is taken."),
            new Failure(422, "KeyReused", "The Idempotency-Key was used for another request."),
            new Failure(429, "TooManyRequests", "The rate is used up; see Retry-After."),
            new Failure(500, "InternalError", "A fault of ours; report the correlationId."),
            new Failure(503, "Unavailable", "A needed part is down; see Retry-After."));

    private OperationDescription() {}

    static Operation describe(Operation operation, HandlerMethod method) {
        operation.setOperationId(id(method));
        boolean open = find(method, PublicEndpoint.class) != null;
        if (open) {
            operation.setSecurity(List.of());
        } else {
            header(
                    operation,
                    "X-Organization-ID",
                    "Id or alias of the organization; needed by members of several.",
                    false);
        }
        RequireCapability capability = find(method, RequireCapability.class);
        if (capability != null) {
            String description = Objects.requireNonNullElse(operation.getDescription(), "");
            operation.setDescription((description + "\n\nNeeds the capability `" + capability.value() + "`.").strip());
            operation.addExtension("x-capability", capability.value());
        }
        Idempotent idempotent = find(method, Idempotent.class);
        if (idempotent != null) {
            header(
                    operation,
                    "Idempotency-Key",
                    "A repeated call with the same key gets the first answer again.",
                    idempotent.required());
        }
        if (takes(method, IfMatch.class)) {
            header(
                    operation,
                    "If-Match",
                    "The ETag that was read; the call fails when it is no longer current.",
                    false);
        }
        if (takes(method, ListQuery.class)) {
            listParameters(operation);
        }
        if (Arrays.stream(method.getMethodParameters()).anyMatch(p -> p.hasParameterAnnotation(Searchable.class))) {
            query(operation, "q", "Words to find, misspelt ones too; the best match first.", new StringSchema());
        }
        if (SparseFields.isOn(method)) {
            String names = String.join(", ", SparseFields.of(method));
            query(operation, "fields", "Only these, comma between, and the id. Of: " + names + ".", new StringSchema());
        }
        Sunset sunset = find(method, Sunset.class);
        if (sunset != null) {
            operation.setDeprecated(true);
            operation.addExtension("x-sunset", sunset.on());
        }
        if (operation.getParameters() != null) {
            operation.getParameters().stream()
                    .filter(parameter -> "path".equals(parameter.getIn()) && parameter.getDescription() == null)
                    .forEach(
                            parameter -> parameter.setDescription("Which one, as lists and the creating call say it."));
        }
        if (operation.getRequestBody() != null) {
            operation.getRequestBody().setRequired(true);
        }
        boolean writes = takes(method, IfMatch.class) || idempotent != null;
        responses(operation, open, writes, takes(method, IfMatch.class), idempotent != null);
        OperationExamples.add(operation);
        return operation;
    }

    /** As stable as the method's name, where counting equal names would not be. */
    private static String id(HandlerMethod method) {
        String controller = method.getBeanType().getSimpleName().replaceFirst("Controller$", "");
        return StringUtils.uncapitalize(controller)
                + StringUtils.capitalize(method.getMethod().getName());
    }

    private static void responses(
            Operation operation, boolean open, boolean writes, boolean conditional, boolean idempotent) {
        ApiResponses responses = Objects.requireNonNullElseGet(operation.getResponses(), ApiResponses::new);
        operation.setResponses(responses);
        for (Failure failure : FAILURES) {
            boolean applies =
                    switch (failure.status()) {
                        case 401, 403 -> !open;
                        case 409 -> writes;
                        case 412 -> conditional;
                        case 413, 415 -> operation.getRequestBody() != null;
                        case 422 -> idempotent;
                        default -> true;
                    };
            if (applies) {
                responses.putIfAbsent(
                        Integer.toString(failure.status()),
                        new ApiResponse().$ref("#/components/responses/" + failure.component()));
            }
        }
    }

    private static void listParameters(Operation operation) {
        IntegerSchema limit = new IntegerSchema();
        limit.setMinimum(BigDecimal.ONE);
        limit.setMaximum(BigDecimal.valueOf(ListQuery.MAX_LIMIT));
        limit.setDefault(ListQuery.DEFAULT_LIMIT);
        query(operation, "limit", "Items in a page.", limit);
        query(operation, "cursor", "The next of the page before.", new StringSchema());
        query(operation, "filter", "RSQL, e.g. name=like=*cot*;status=in=(ACTIVE,NEW).", new StringSchema());
        query(operation, "sort", "Fields, comma between, - before those that descend.", new StringSchema());
        query(operation, "count", "Whether the total is wanted.", new BooleanSchema());
    }

    private static void query(Operation operation, String name, String description, Schema<?> schema) {
        operation.addParametersItem(
                new Parameter().in("query").name(name).description(description).schema(schema));
    }

    private static void header(Operation operation, String name, String description, boolean required) {
        operation.addParametersItem(new Parameter()
                .in("header")
                .name(name)
                .description(description)
                .required(required)
                .schema(new StringSchema()));
    }

    private static boolean takes(HandlerMethod method, Class<?> type) {
        return Arrays.asList(method.getMethod().getParameterTypes()).contains(type);
    }

    /** On the method, or for all methods on their class. */
    static <A extends Annotation> @Nullable A find(HandlerMethod method, Class<A> annotation) {
        A onMethod = method.getMethodAnnotation(annotation);
        return onMethod != null
                ? onMethod
                : AnnotatedElementUtils.findMergedAnnotation(method.getBeanType(), annotation);
    }
}
