package io.millrace.platform.engine;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** All that an answer of the engine tells: what its getters give, and theirs, as one text. */
final class AnswerText {

    private static final int DEEP_ENOUGH = 6;

    private final StringBuilder text = new StringBuilder();
    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());

    private AnswerText() {}

    static String of(@Nullable Object answer) {
        var all = new AnswerText();
        all.add(answer, 0);
        return all.text.toString();
    }

    private void add(@Nullable Object value, int depth) {
        if (value == null || depth > DEEP_ENOUGH || !seen.add(value)) {
            return;
        }
        if (value instanceof Collection<?> many) {
            many.forEach(one -> add(one, depth));
        } else if (value instanceof Object[] many) {
            Arrays.stream(many).forEach(one -> add(one, depth));
        } else if (value instanceof Map<?, ?> map) {
            map.forEach((key, one) -> {
                add(key, depth);
                add(one, depth);
            });
        } else if (value instanceof InputStream stream) {
            add(read(stream), depth);
        } else if (value instanceof byte[] bytes) {
            text.append(new String(bytes, StandardCharsets.UTF_8)).append('\n');
        } else {
            text.append(value).append('\n');
            if (value.getClass().getName().startsWith("org.camunda.")) {
                Arrays.stream(value.getClass().getMethods())
                        .filter(AnswerText::isGetter)
                        .forEach(getter -> add(get(getter, value), depth + 1));
            }
        }
    }

    private static boolean isGetter(Method method) {
        return method.getParameterCount() == 0
                && method.getName().matches("(get|is)[A-Z].*")
                && !method.getName().equals("getClass");
    }

    private static @Nullable Object get(Method getter, Object value) {
        try {
            getter.setAccessible(true);
            return getter.invoke(value);
        } catch (ReflectiveOperationException e) {
            // Needs the engine's own context: it tells nothing to a caller.
            return null;
        }
    }

    private static byte[] read(InputStream stream) {
        try (stream) {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }
}
