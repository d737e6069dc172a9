package io.millrace.platform.engine;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.RecordComponent;
import java.time.Instant;
import java.util.Arrays;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Translates between a service task's records and process variables, which know fewer types. */
final class TaskVariables {

    /** What a designer types into a model reaches the task as text. */
    private static final Map<Class<?>, Function<String, Object>> CONSTANTS = Map.of(
            Integer.class, Integer::valueOf,
            Long.class, Long::valueOf,
            Double.class, Double::valueOf,
            Boolean.class, Boolean::valueOf,
            Instant.class, Instant::parse);

    private TaskVariables() {}

    static <I extends Record> I read(Class<I> type, Function<String, @Nullable Object> variables) {
        RecordComponent[] components = type.getRecordComponents();
        @Nullable
        Object[] values = Arrays.stream(components)
                .map(component -> valueOf(type, component, variables.apply(component.getName())))
                .toArray();
        try {
            Constructor<I> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return constructor.newInstance(values);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(type.getSimpleName() + " refuses its values", e.getCause());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(type + " can't be made from process variables", e);
        }
    }

    static Map<String, @Nullable Object> write(Record output) {
        var variables = new LinkedHashMap<String, @Nullable Object>();
        for (RecordComponent component : output.getClass().getRecordComponents()) {
            try {
                component.getAccessor().setAccessible(true);
                variables.put(
                        component.getName(), toEngine(component.getAccessor().invoke(output)));
            } catch (ReflectiveOperationException e) {
                throw new IllegalStateException(component + " can't be read", e);
            }
        }
        return variables;
    }

    static @Nullable Object toEngine(@Nullable Object value) {
        if (value instanceof Instant instant) {
            return Date.from(instant);
        }
        if (value instanceof UUID || value instanceof Enum<?>) {
            return value.toString();
        }
        return value;
    }

    private static @Nullable Object valueOf(Class<?> owner, RecordComponent component, @Nullable Object value) {
        if (value == null) {
            if (component.getAnnotatedType().isAnnotationPresent(Nullable.class)) {
                return null;
            }
            throw new IllegalArgumentException(
                    "Variable '%s' is missing for %s".formatted(component.getName(), owner.getSimpleName()));
        }
        if (component.getType() == Instant.class && value instanceof Date date) {
            return date.toInstant();
        }
        if (component.getType() == UUID.class && value instanceof String text) {
            return UUID.fromString(text);
        }
        if (component.getType().isInstance(value)) {
            return value;
        }
        if (value instanceof Number number) {
            if (component.getType() == Double.class) {
                return number.doubleValue();
            }
            if (component.getType() == Long.class) {
                return number.longValue();
            }
        }
        if (value instanceof String text && CONSTANTS.containsKey(component.getType())) {
            return CONSTANTS.get(component.getType()).apply(text);
        }
        throw new IllegalArgumentException("Variable '%s' is a %s where %s wants a %s"
                .formatted(
                        component.getName(),
                        value.getClass().getSimpleName(),
                        owner.getSimpleName(),
                        component.getType().getSimpleName()));
    }
}
