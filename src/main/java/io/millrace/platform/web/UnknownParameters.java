package io.millrace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.springframework.beans.BeanUtils;
import org.springframework.core.DefaultParameterNameDiscoverer;
import org.springframework.core.MethodParameter;
import org.springframework.util.StringUtils;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/** Refuses query parameters that the called method does not declare. */
final class UnknownParameters implements HandlerInterceptor {

    /** Per method the names that it takes; empty where it takes any ({@code @RequestParam Map}). */
    private final Map<HandlerMethod, Optional<Set<String>>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        if (handler instanceof HandlerMethod method && request.getQueryString() != null) {
            known.computeIfAbsent(method, UnknownParameters::declared)
                    .ifPresent(names -> check(request.getQueryString(), names));
        }
        return true;
    }

    private static void check(String query, Set<String> known) {
        List<FieldFailure> unknown =
                UriComponentsBuilder.newInstance().query(query).build().getQueryParams().keySet().stream()
                        .map(name -> UriUtils.decode(name.replace('+', ' '), "UTF-8"))
                        .filter(name -> !known.contains(name))
                        .map(name ->
                                new FieldFailure(name, PlatformError.UNKNOWN_PARAMETER.code(), "is not known here"))
                        .toList();
        if (!unknown.isEmpty()) {
            String allowed = known.isEmpty()
                    ? "This call takes no query parameters."
                    : "Known parameters: " + String.join(", ", known) + ".";
            throw Problem.of(
                            PlatformError.UNKNOWN_PARAMETER,
                            "Unknown: "
                                    + String.join(
                                            ", ",
                                            unknown.stream()
                                                    .map(FieldFailure::field)
                                                    .toList()) + ". " + allowed)
                    .withFields(unknown);
        }
    }

    static Optional<Set<String>> declared(HandlerMethod method) {
        Set<String> names = new TreeSet<>();
        for (MethodParameter parameter : method.getMethodParameters()) {
            if (parameter.hasParameterAnnotation(RequestParam.class)
                    && Map.class.isAssignableFrom(parameter.getParameterType())) {
                return Optional.empty();
            }
            parameter.initParameterNameDiscovery(new DefaultParameterNameDiscoverer());
            names(parameter).forEach(names::add);
        }
        if (SparseFields.isOn(method)) {
            names.add(SparseFields.PARAMETER);
        }
        return Optional.of(names);
    }

    private static Stream<String> names(MethodParameter parameter) {
        RequestParam annotation = parameter.getParameterAnnotation(RequestParam.class);
        String name = parameter.getParameterName();
        if (annotation != null) {
            return Stream.of(StringUtils.hasText(annotation.name()) ? annotation.name() : name == null ? "" : name);
        }
        if (parameter.getParameterType() == ListQuery.class) {
            return ListQueryResolver.parameters(parameter.hasParameterAnnotation(Searchable.class));
        }
        if (parameter.hasParameterAnnotation(ModelAttribute.class)) {
            Class<?> type = parameter.getParameterType();
            return type.isRecord()
                    ? Arrays.stream(type.getRecordComponents()).map(component -> component.getName())
                    : Arrays.stream(BeanUtils.getPropertyDescriptors(type)).map(property -> property.getName());
        }
        // Spring takes a bare simple argument for a request parameter as well.
        return parameter.getParameterAnnotations().length == 0
                        && BeanUtils.isSimpleProperty(parameter.getParameterType())
                        && name != null
                ? Stream.of(name)
                : Stream.empty();
    }
}
