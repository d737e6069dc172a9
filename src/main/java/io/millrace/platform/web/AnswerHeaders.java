package io.millrace.platform.web;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** The headers that follow from an answer's body: {@code ETag} of a version, {@code Link} to the next page. */
@RestControllerAdvice
@Order(AnswerHeaders.ORDER)
class AnswerHeaders implements ResponseBodyAdvice<Object> {

    static final int ORDER = 0;

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter type,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        if (body instanceof Versioned versioned && response.getHeaders().getETag() == null) {
            response.getHeaders().setETag("\"" + versioned.version() + "\"");
        }
        if (body instanceof Page<?> page && page.next() != null) {
            response.getHeaders().add(HttpHeaders.LINK, "<" + next(request, page.next()) + ">; rel=\"next\"");
        }
        return body;
    }

    /** Relative, so that it holds behind any proxy and no forged host gets into it. */
    private static String next(ServerHttpRequest request, String cursor) {
        String query = request.getURI().getRawQuery();
        Stream<String> others = query == null
                ? Stream.empty()
                : Arrays.stream(query.split("&", -1)).filter(part -> !part.isEmpty() && !part.startsWith("cursor="));
        return request.getURI().getRawPath()
                + Stream.concat(others, Stream.of("cursor=" + cursor)).collect(Collectors.joining("&", "?", ""));
    }
}
