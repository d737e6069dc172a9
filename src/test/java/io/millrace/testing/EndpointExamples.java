package io.millrace.testing;

import java.lang.reflect.Constructor;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;
import org.springframework.util.ClassUtils;

/**
 * Calls that succeed, for {@link EndpointContractTest}: one for each endpoint. They are the
 * examples of the API's description as well. Stands beside the tests of the module, with a constructor without arguments; it is found by its type.
 */
public interface EndpointExamples {
    List<EndpointExample> examples();

    /** Those of all modules, by endpoint. */
    static Map<String, EndpointExample> all() {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(EndpointExamples.class));
        return scanner.findCandidateComponents("io.millrace").stream()
                .map(found -> create(found.getBeanClassName()))
                .flatMap(examples -> examples.examples().stream())
                .collect(Collectors.toMap(EndpointExample::endpoint, Function.identity()));
    }

    private static EndpointExamples create(@Nullable String name) {
        try {
            Constructor<?> constructor =
                    ClassUtils.resolveClassName(String.valueOf(name), null).getDeclaredConstructor();
            constructor.setAccessible(true);
            return (EndpointExamples) constructor.newInstance();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
