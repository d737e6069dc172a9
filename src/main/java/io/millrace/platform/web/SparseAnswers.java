package io.millrace.platform.web;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/** Leaves out of an answer what {@code ?fields=} does not name; after the headers were taken from the whole. */
@RestControllerAdvice
@Order(AnswerHeaders.ORDER + 1)
class SparseAnswers implements ResponseBodyAdvice<Object> {

    private final ObjectMapper json;

    SparseAnswers(ObjectMapper json) {
        this.json = json;
    }

    @Override
    public boolean supports(MethodParameter type, Class<? extends HttpMessageConverter<?>> converter) {
        return type.hasMethodAnnotation(Sparse.class);
    }

    @Override
    public @Nullable Object beforeBodyWrite(
            @Nullable Object body,
            MethodParameter type,
            MediaType mediaType,
            Class<? extends HttpMessageConverter<?>> converter,
            ServerHttpRequest request,
            ServerHttpResponse response) {
        Set<String> wanted = SparseFields.wanted(((ServletServerHttpRequest) request).getServletRequest());
        if (wanted.isEmpty() || body == null) {
            return body;
        }
        return body instanceof Page<?> page ? page.map(item -> sparse(item, wanted)) : sparse(body, wanted);
    }

    private JsonNode sparse(Object view, Set<String> wanted) {
        JsonNode whole = json.valueToTree(view);
        prune(whole, "", wanted);
        return whole;
    }

    private static void prune(JsonNode node, String prefix, Set<String> wanted) {
        if (node.isArray()) {
            node.forEach(item -> prune(item, prefix, wanted));
        }
        if (node instanceof ObjectNode object) {
            object.properties().removeIf(field -> !keeps(prefix + field.getKey(), field.getValue(), wanted));
        }
    }

    private static boolean keeps(String path, JsonNode value, Set<String> wanted) {
        if (wanted.contains(path)) {
            return true;
        }
        boolean inside = wanted.stream().anyMatch(name -> name.startsWith(path + "."));
        if (inside) {
            prune(value, path + ".", wanted);
        }
        return inside;
    }
}
