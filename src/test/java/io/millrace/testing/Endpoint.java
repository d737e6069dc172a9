package io.millrace.testing;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.PublicEndpoint;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.Sunset;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.http.MediaType;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** An endpoint of the API as it is mapped, with what it declares. */
record Endpoint(String method, String pattern, boolean form, HandlerMethod handler) {

    private static final Set<String> SAFE = Set.of("GET", "HEAD", "OPTIONS");
    private static final Pattern VARIABLE = Pattern.compile("\\{[^}]+}");

    static Stream<Endpoint> all(RequestMappingHandlerMapping mappings) {
        return mappings.getHandlerMethods().entrySet().stream()
                .flatMap(entry -> of(entry.getKey(), entry.getValue()))
                .filter(endpoint -> endpoint.pattern.startsWith("/api/v1/"));
    }

    private static Stream<Endpoint> of(RequestMappingInfo mapping, HandlerMethod handler) {
        boolean form = mapping.getConsumesCondition().getConsumableMediaTypes().contains(MediaType.MULTIPART_FORM_DATA);
        return mapping.getPatternValues().stream()
                .flatMap(pattern -> mapping.getMethodsCondition().getMethods().stream()
                        .map(method -> new Endpoint(method.name(), pattern, form, handler)));
    }

    String name() {
        return method + " " + pattern;
    }

    boolean isUnsafe() {
        return !SAFE.contains(method);
    }

    boolean namesResource() {
        return VARIABLE.matcher(pattern).find();
    }

    boolean isPublic() {
        return handler.hasMethodAnnotation(PublicEndpoint.class);
    }

    long guards() {
        return Stream.of(PublicEndpoint.class, SignedInEndpoint.class, RequireCapability.class)
                .filter(guard -> handler.hasMethodAnnotation(guard))
                .count();
    }

    @Nullable
    String capability() {
        RequireCapability required = handler.getMethodAnnotation(RequireCapability.class);
        return required == null ? null : required.value();
    }

    boolean requiresKey() {
        Idempotent idempotent = handler.getMethodAnnotation(Idempotent.class);
        return idempotent != null && idempotent.required();
    }

    boolean isConditional() {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.getParameterType() == IfMatch.class);
    }

    boolean announcesEnd() {
        return handler.hasMethodAnnotation(Sunset.class)
                || AnnotatedElementUtils.hasAnnotation(handler.getBeanType(), Sunset.class);
    }

    boolean takesJson() {
        return Arrays.stream(handler.getMethodParameters())
                .anyMatch(parameter -> parameter.hasParameterAnnotation(RequestBody.class));
    }

    /** An address of this endpoint whose resource does not exist. */
    String absentPath() {
        return VARIABLE.matcher(pattern)
                .replaceAll(variable -> variable.group().equals("{version}")
                        ? "999999"
                        : UUID.randomUUID().toString());
    }

    /** Where the resource is read that a call to this path is about: as far as the pattern's last variable, if any. */
    String resourceOf(String path) {
        int variable = pattern.lastIndexOf('{');
        long segments = (variable < 0 ? pattern : pattern.substring(0, variable))
                .chars()
                .filter(c -> c == '/')
                .count();
        return Arrays.stream(path.split("[?]", 2)[0].split("/", -1))
                .limit(segments + 1)
                .collect(Collectors.joining("/"));
    }

    /** Something to send to it that need not make sense. */
    ExampleRequest anything() {
        if (form) {
            return new ExampleRequest(
                    absentPath(), null, List.of(new FilePart("file", "a.txt", "text/plain", new byte[] {'a'})));
        }
        return takesJson() ? ExampleRequest.json(absentPath(), "{}") : ExampleRequest.of(absentPath());
    }
}
