package io.millrace.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.core.ResolvableType;

/**
 * One line of the table of the engine's services: a call of a public method, on to the end of the builder that it gives,
 * with what comes of it for another organization's ids. Arguments are named after what {@link ForeignOrganization} has.
 */
record ServiceCall(String service, List<Step> steps, Verdict verdict, String reason) {

    private static final Pattern SECTION = Pattern.compile("\\[(\\w+)](?: -- (.+))?");
    private static final Pattern LINE = Pattern.compile("([A-Z]+) +(\\S.*?\\))(?: +-- (.+))?");
    private static final Pattern STEP = Pattern.compile("(\\w+)\\(([^)]*)\\)");

    enum Verdict {
        /** Fails. The organization itself may. */
        REFUSED,
        /** Goes through, finds nothing and changes nothing. The organization itself finds or changes something. */
        NOTHING,
        /** Works for the caller's own organization; no other could be named, or naming one has no effect. */
        OWN,
        /** {@link ClosedCommands}: nobody may who acts for an organization. */
        CLOSED,
        /** What it is about is not there in Millrace; it fails or finds nothing for everybody. */
        ABSENT,
        /** Says or does nothing about any organization. */
        HARMLESS,
        /** Can't be called in a test without harm to what runs beside it. */
        UNCALLED;

        boolean needsReason() {
            return this == OWN || this == ABSENT || this == HARMLESS || this == UNCALLED;
        }
    }

    /** @param types simple names of the parameters' types */
    record Step(String method, List<String> types, List<String> arguments) {
        String signature() {
            return "%s(%s)".formatted(method, String.join(", ", types));
        }
    }

    static List<ServiceCall> all() {
        String service = "";
        String reasonOfSection = "";
        List<ServiceCall> calls = new ArrayList<>();
        for (String line : lines()) {
            Matcher section = SECTION.matcher(line);
            Matcher call = LINE.matcher(line);
            if (section.matches()) {
                service = section.group(1);
                reasonOfSection = Objects.requireNonNullElse(section.group(2), "");
            } else if (call.matches()) {
                String reason = Objects.requireNonNullElse(call.group(3), reasonOfSection);
                calls.add(new ServiceCall(service, steps(call.group(2)), Verdict.valueOf(call.group(1)), reason));
            } else if (!line.isBlank() && !line.startsWith("#")) {
                throw new IllegalStateException("Not a line of the table: " + line);
            }
        }
        return List.copyOf(calls);
    }

    /** The method of the service, as a reflecting test names it. */
    String signature() {
        return service + "." + steps.get(0).signature();
    }

    /** The method that ends the chain of a builder; nothing for a plain call. */
    String ending() {
        if (steps.size() == 1) {
            return "";
        }
        Class<?> type = EngineMethods.type(service);
        Method last = method(type, steps.get(0).signature());
        for (Step step : steps.subList(1, steps.size())) {
            type = ResolvableType.forMethodReturnType(last, type).resolve(type);
            last = method(type, step.signature());
        }
        return EngineMethods.end(last);
    }

    /** The arguments of the call by their names. */
    Map<String, Object> values(Function<String, Object> find) {
        Map<String, Object> values = new HashMap<>();
        steps.forEach(step -> step.arguments().forEach(name -> values.put(name, find.apply(name))));
        return values;
    }

    /**
     * Calls the method, and those of the builder one after the other.
     *
     * @param target the service
     * @param values the arguments by name
     * @return what the last one answers
     * @throws RuntimeException what a method throws
     */
    @Nullable
    Object on(Object target, Function<String, Object> values) {
        @Nullable Object answer = target;
        for (Step step : steps) {
            answer = call(Objects.requireNonNull(answer), step, values);
        }
        return answer;
    }

    /** The interface's or class's methods by their signature, each as public code could call it. */
    static Method method(Class<?> type, String signature) {
        return Stream.concat(Stream.of(type), types(type))
                .flatMap(known -> Arrays.stream(known.getMethods()))
                .filter(method -> signature(method).equals(signature) && !method.isBridge())
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getSimpleName() + " has no " + signature));
    }

    static String signature(Method method) {
        return Arrays.stream(method.getParameterTypes())
                .map(Class::getSimpleName)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    private static @Nullable Object call(Object target, Step step, Function<String, Object> values) {
        Object[] arguments = step.arguments().stream().map(values).toArray();
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = fit(arguments[i], step.types().get(i));
        }
        return call(target, step.signature(), arguments);
    }

    /** @throws RuntimeException what the method throws */
    static @Nullable Object call(Object target, String signature, Object... arguments) {
        Method method = method(target.getClass(), signature);
        try {
            method.setAccessible(true);
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof RuntimeException failure ? failure : new IllegalStateException(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Object fit(Object value, String type) {
        return switch (type) {
            case "long" -> ((Number) value).longValue();
            case "String[]" -> new String[] {(String) value};
            default -> value;
        };
    }

    private static Stream<Class<?>> types(Class<?> type) {
        Stream<Class<?>> own =
                Arrays.stream(type.getInterfaces()).flatMap(one -> Stream.concat(Stream.of(one), types(one)));
        return type.getSuperclass() == null ? own : Stream.concat(own, types(type.getSuperclass()));
    }

    private static List<Step> steps(String calls) {
        return STEP.matcher(calls)
                .results()
                .map(step -> {
                    List<String[]> parameters = step.group(2).isBlank()
                            ? List.of()
                            : Arrays.stream(step.group(2).split(", "))
                                    .map(parameter -> parameter.split(" "))
                                    .toList();
                    return new Step(
                            step.group(1),
                            parameters.stream().map(parameter -> parameter[0]).toList(),
                            parameters.stream().map(parameter -> parameter[1]).toList());
                })
                .toList();
    }

    private static List<String> lines() {
        try (InputStream table = ServiceCall.class.getResourceAsStream("/engine/services.txt")) {
            return new String(Objects.requireNonNull(table).readAllBytes(), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public String toString() {
        return service + "."
                + steps.stream()
                        .map(step -> "%s(%s)".formatted(step.method(), String.join(", ", step.arguments())))
                        .collect(Collectors.joining("."));
    }
}
