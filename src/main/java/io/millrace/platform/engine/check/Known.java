package io.millrace.platform.engine.check;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The variables at one point of a process; never changes, each step makes another. */
record Known(Map<String, Value> variables) {

    static final Known NOTHING = new Known(Map.of());

    @Nullable
    Value find(String name) {
        return variables.get(name);
    }

    boolean isSure(String name) {
        Value value = variables.get(name);
        return value != null && value.sure();
    }

    Set<String> sure() {
        return variables.keySet().stream().filter(this::isSure).collect(Collectors.toSet());
    }

    /** After something has set the variable, or has perhaps. */
    Known set(String name, Value value) {
        var after = new HashMap<>(variables);
        after.merge(
                name,
                value,
                (before, now) -> now.sure() ? now : Value.either(before, now).sureIf(before.sure()));
        return new Known(after);
    }

    /** After something that fails without the variable. */
    Known proven(String name, boolean notNull) {
        Value value = variables.get(name);
        Value proven = value == null
                ? new Value(true, !notNull, Map.of())
                : value.sureIf(true).nullableIf(value.nullable() && !notNull);
        return proven.equals(value) ? this : set(name, proven);
    }

    /** After somebody chose a way: what the choice was about is taken to be there. */
    Known chosen() {
        if (variables.values().stream().noneMatch(Value::nullable)) {
            return this;
        }
        var after = new HashMap<>(variables);
        after.replaceAll((name, value) -> value.nullableIf(false));
        return new Known(after);
    }

    /** The variables of an outer scope after an inner one that has some of its own. */
    Known leaving(Known outer, Set<String> own) {
        var after = new HashMap<>(variables);
        for (String name : own) {
            Value hidden = outer.find(name);
            if (hidden == null) {
                after.remove(name);
            } else {
                after.put(name, hidden);
            }
        }
        return new Known(after);
    }

    Known withSure(Set<String> names) {
        var after = new HashMap<>(variables);
        after.replaceAll((name, value) -> names.contains(name) ? value.sureIf(true) : value);
        return new Known(after);
    }

    Known or(Known other) {
        return equals(other) ? this : merge(other, Value::either);
    }

    Known and(Known other) {
        return equals(other)
                ? this
                : merge(
                        other,
                        (one, two) -> one == null || two == null
                                ? Objects.requireNonNull(one == null ? two : one)
                                : Value.both(one, two));
    }

    private Known merge(Known other, Merge merge) {
        var names = new HashSet<>(variables.keySet());
        names.addAll(other.variables.keySet());
        var all = new HashMap<String, Value>();
        names.forEach(name -> all.put(name, merge.of(find(name), other.find(name))));
        return new Known(all);
    }

    @FunctionalInterface
    private interface Merge {
        Value of(@Nullable Value one, @Nullable Value other);
    }
}
