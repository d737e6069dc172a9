package io.millrace.platform.engine;

import java.lang.reflect.Method;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.ServiceImpl;
import org.camunda.bpm.engine.query.Query;

/** What the engine offers to whoever has got hold of it, read from its classes. */
final class EngineMethods {

    private static final String ENGINE = "ProcessEngine";

    private EngineMethods() {}

    static Object service(ProcessEngine engine, String name) {
        return name.equals(ENGINE) ? engine : Objects.requireNonNull(ServiceCall.call(engine, "get" + name + "()"));
    }

    /** The interface of a service. */
    static Class<?> type(String service) {
        return service.equals(ENGINE)
                ? ProcessEngine.class
                : ServiceCall.method(ProcessEngine.class, "get" + service + "()")
                        .getReturnType();
    }

    /** The public methods of the engine and its services, those that only the implementing class has too. */
    static Set<String> ofServices(ProcessEngine engine) {
        return Stream.concat(
                        Stream.of(ENGINE),
                        services().map(getter -> getter.getReturnType().getSimpleName()))
                .flatMap(service ->
                        methods(engine, service).map(method -> service + "." + ServiceCall.signature(method)))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Method> methods(ProcessEngine engine, String service) {
        return service.equals(ENGINE)
                ? Arrays.stream(ProcessEngine.class.getMethods())
                : Arrays.stream(service(engine, service).getClass().getMethods())
                        .filter(method -> !method.isBridge() && method.getDeclaringClass() != Object.class)
                        // Getter and setter of what runs the commands.
                        .filter(method -> method.getDeclaringClass() != ServiceImpl.class);
    }

    /** The methods that end a chain of builders, with the interface that declares them. */
    static Set<String> endsOfBuilders() {
        Deque<Class<?>> open = new ArrayDeque<>(services()
                .flatMap(getter -> Arrays.stream(getter.getReturnType().getMethods()))
                .<Class<?>>map(Method::getReturnType)
                .filter(EngineMethods::isBuilder)
                .toList());
        Set<Class<?>> seen = new HashSet<>();
        Set<String> ends = new TreeSet<>();
        while (!open.isEmpty()) {
            Class<?> builder = open.pop();
            if (!seen.add(builder)) {
                continue;
            }
            for (Method method : builder.getMethods()) {
                if (isBuilder(method.getReturnType())) {
                    open.add(method.getReturnType());
                } else if (!method.isBridge()) {
                    ends.add(end(method));
                }
            }
        }
        return ends;
    }

    /** The name of a method that ends a chain. */
    static String end(Method method) {
        return method.getDeclaringClass().getSimpleName() + "." + ServiceCall.signature(method);
    }

    private static boolean isBuilder(Class<?> type) {
        return type.getName().startsWith("org.camunda.bpm.engine.")
                && !Query.class.isAssignableFrom(type)
                && List.of("Builder", "Report", "Request").stream().anyMatch(type.getSimpleName()::contains);
    }

    private static Stream<Method> services() {
        return Arrays.stream(ProcessEngine.class.getMethods())
                .filter(method -> method.getReturnType().getSimpleName().endsWith("Service"));
    }
}
