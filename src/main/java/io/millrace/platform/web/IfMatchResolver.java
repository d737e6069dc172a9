package io.millrace.platform.web;

import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.http.ETag;
import org.springframework.http.HttpHeaders;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;

/** Reads {@link IfMatch} from the header of that name. */
final class IfMatchResolver implements HandlerMethodArgumentResolver {

    @Override
    public boolean supportsParameter(MethodParameter parameter) {
        return parameter.getParameterType() == IfMatch.class;
    }

    @Override
    public IfMatch resolveArgument(
            MethodParameter parameter,
            @Nullable ModelAndViewContainer container,
            NativeWebRequest request,
            @Nullable WebDataBinderFactory binders) {
        String[] headers = request.getHeaderValues(HttpHeaders.IF_MATCH);
        if (headers == null || headers.length == 0) {
            return IfMatch.any();
        }
        String header = String.join(",", headers);
        List<ETag> tags = ETag.parse(header);
        if (tags.isEmpty()) {
            throw Problem.ofField(HttpHeaders.IF_MATCH, "SYNTAX", "must be entity tags in quotes, e.g. \"3\"");
        }
        if (tags.stream().anyMatch(ETag::isWildcard)) {
            return IfMatch.any();
        }
        // RFC 9110: If-Match compares strongly, so a weak tag never matches.
        return IfMatch.ofTags(
                tags.stream().filter(tag -> !tag.weak()).map(ETag::tag).collect(Collectors.toSet()));
    }
}
