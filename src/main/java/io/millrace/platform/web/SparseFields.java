package io.millrace.platform.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.springframework.core.ResolvableType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;

/** Reads {@code ?fields=} before the method runs and refuses fields that its view does not have. */
final class SparseFields implements HandlerInterceptor {

    static final String PARAMETER = "fields";
    static final String ALWAYS = "id";

    private static final String WANTED = SparseFields.class.getName();
    private static final Pattern COMMA = Pattern.compile(",");

    private final Map<HandlerMethod, Set<String>> known = new ConcurrentHashMap<>();

    @Override
    public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler) {
        String[] values = request.getParameterValues(PARAMETER);
        if (values == null || !(handler instanceof HandlerMethod method) || !isOn(method)) {
            return true;
        }
        if (values.length > 1) {
            throw Problem.ofField(PARAMETER, "REPEATED", "must be given once");
        }
        if (!values[0].isBlank()) {
            request.setAttribute(WANTED, wanted(values[0], known.computeIfAbsent(method, SparseFields::of)));
        }
        return true;
    }

    static boolean isOn(HandlerMethod method) {
        return method.hasMethodAnnotation(Sparse.class);
    }

    /** The fields that the request asks for, empty where it asks for all. */
    @SuppressWarnings("unchecked") // Only preHandle sets it.
    static Set<String> wanted(HttpServletRequest request) {
        Object wanted = request.getAttribute(WANTED);
        return wanted == null ? Set.of() : (Set<String>) wanted;
    }

    private static Set<String> wanted(String text, Set<String> known) {
        Set<String> wanted = new LinkedHashSet<>();
        wanted.add(ALWAYS);
        for (String part : COMMA.split(text, -1)) {
            String name = part.strip();
            if (!known.contains(name)) {
                throw Problem.of(
                        PlatformError.INVALID_FIELDS,
                        "There is no field '" + name + "' to ask for. Fields: " + String.join(", ", known) + ".");
            }
            wanted.add(name);
        }
        return wanted;
    }

    /** The fields of the view that a method answers with; those of a record inside are dotted. */
    static Set<String> of(HandlerMethod method) {
        Set<String> names = new LinkedHashSet<>();
        collect(view(ResolvableType.forMethodReturnType(method.getMethod())), "", names);
        return names;
    }

    private static void collect(ResolvableType type, String prefix, Set<String> names) {
        Class<?> view = type.toClass();
        if (!view.isRecord()) {
            return;
        }
        for (RecordComponent component : view.getRecordComponents()) {
            names.add(prefix + component.getName());
            ResolvableType inside = ResolvableType.forType(component.getGenericType(), type);
            collect(view(inside), prefix + component.getName() + ".", names);
        }
    }

    /** What is inside an answer, a page or a list; else the type itself. */
    private static ResolvableType view(ResolvableType type) {
        Class<?> outer = type.toClass();
        boolean wraps = Arrays.asList(ResponseEntity.class, Page.class).contains(outer)
                || Collection.class.isAssignableFrom(outer);
        return wraps ? view(type.getGeneric(0)) : type;
    }
}
