package io.millrace.platform.engine.check;

import io.millrace.platform.engine.check.ProcessContract.VariableType;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What is known about a variable at one point of a process.
 *
 * @param sure whether it is there on every way to this point
 * @param nullable whether it may be there without a value
 * @param sources who may have set it, one for each type; none where it was only emptied
 */
record Value(boolean sure, boolean nullable, Map<VariableType, Source> sources) {

    /**
     * Something that sets the variable.
     *
     * @param answers the only values that it sets; empty where there are others
     * @param order its place in the file
     */
    record Source(String by, Set<String> answers, int order) {

        private Source or(Source other) {
            Source first = order <= other.order ? this : other;
            return new Source(first.by, allOf(answers, other.answers), first.order);
        }

        private static Set<String> allOf(Set<String> some, Set<String> others) {
            if (some.isEmpty() || others.isEmpty()) {
                return Set.of();
            }
            Set<String> all = new HashSet<>(some);
            all.addAll(others);
            return all;
        }
    }

    static Value of(VariableType type, boolean nullable, Source source) {
        return new Value(true, nullable, Map.of(type, source));
    }

    /** There, and empty. */
    static Value empty() {
        return new Value(true, true, Map.of());
    }

    Value sureIf(boolean certain) {
        return new Value(certain, nullable, sources);
    }

    Value nullableIf(boolean mayBeNull) {
        return new Value(sure, mayBeNull, sources);
    }

    /** After one of two ways; null where a way doesn't know the variable. */
    static Value either(@Nullable Value one, @Nullable Value other) {
        if (one == null || other == null) {
            return (one == null ? Objects.requireNonNull(other) : one).sureIf(false);
        }
        return new Value(one.sure && other.sure, one.nullable || other.nullable, merge(one.sources, other.sources));
    }

    /** After two ways that were both taken. */
    static Value both(Value one, Value other) {
        return new Value(one.sure || other.sure, one.nullable && other.nullable, merge(one.sources, other.sources));
    }

    private static Map<VariableType, Source> merge(Map<VariableType, Source> some, Map<VariableType, Source> others) {
        if (some.equals(others)) {
            return some;
        }
        Map<VariableType, Source> all = new EnumMap<>(VariableType.class);
        all.putAll(some);
        others.forEach((type, source) -> all.merge(type, source, Source::or));
        return all;
    }
}
