package io.millrace.platform.web;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads a {@link ListQuery} from the query parameters. */
final class ListQueryResolver implements HandlerMethodArgumentResolver {

    private static final List<String> PARAMETERS = List.of("limit", "cursor", "filter", "sort", "count");

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == ListQuery.class;
    }

    @Override
    public ListQuery resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        return new ListQuery(
                limit(single(request, "limit")),
                single(request, "cursor"),
                single(request, "filter"),
                single(request, "sort"),
                single(request, "q"),
                count(single(request, "count")));
    }

    static Stream<String> parameters(boolean searchable) {
        return Stream.concat(PARAMETERS.stream(), searchable ? Stream.of("q") : Stream.empty());
    }

    private static int limit(@Nullable String text) {
        try {
            return text == null ? ListQuery.DEFAULT_LIMIT : Integer.parseInt(text);
        } catch (NumberFormatException notANumber) {
            throw Problem.ofField("limit", "TYPE_MISMATCH", "must be a whole number");
        }
    }

    private static boolean count(@Nullable String text) {
        try {
            return text != null && FieldType.bool(text);
        } catch (IllegalArgumentException neither) {
            throw Problem.ofField("count", "TYPE_MISMATCH", "must be true or false");
        }
    }

    /** The value, or null where the parameter is absent or blank. */
    private static @Nullable String single(NativeWebRequest request, String name) {
        String[] values = request.getParameterValues(name);
        if (values == null) {
            return null;
        }
        if (values.length > 1) {
            throw Problem.ofField(name, "REPEATED", "must be given once");
        }
        if (values[0].indexOf('\0') >= 0) {
            throw Problem.ofField(name, "CHARACTER", "must not contain NUL");
        }
        return values[0].isBlank() ? null : values[0];
    }
}
