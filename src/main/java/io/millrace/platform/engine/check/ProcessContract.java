package io.millrace.platform.engine.check;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What a process promises to those who start it. The model says it by extension properties of the process:
 * {@code input.applicationId = UUID} for what it is started with, {@code String?} where that may be absent,
 * {@code message.<name>.<variable> = Instant} for what a message brings, and {@code startCapability}.
 *
 * @param key under which it is started
 * @param name as the designer named it
 * @param inputs what whoever starts it passes
 * @param messages that running instances can be sent
 * @param results what it has set when it ends; optional where not every end has, or where it may be null
 * @param startCapability who may start it from outside; null where only the application does
 */
public record ProcessContract(
        String key,
        @Nullable String name,
        List<Variable> inputs,
        List<Message> messages,
        List<Variable> results,
        @Nullable String startCapability) {

    static final String INPUT = "input.";
    static final String MESSAGE = "message.";
    static final String START_CAPABILITY = "startCapability";

    /** A variable that crosses the border of a process. */
    public record Variable(String name, VariableType type, boolean optional) {}

    /** A message by the name under which it is sent. */
    public record Message(String name, List<Variable> variables) {}

    /** Types of variables; a model spells them like this. */
    public enum VariableType {
        STRING("String", String.class),
        UUID("UUID", UUID.class),
        BOOLEAN("Boolean", Boolean.class),
        INTEGER("Integer", Integer.class),
        LONG("Long", Long.class),
        DOUBLE("Double", Double.class),
        INSTANT("Instant", Instant.class),
        /** Not known before it runs; only {@link ProcessContract#results} have it. */
        ANY("any", Object.class);

        private final String spelling;
        private final Class<?> java;

        VariableType(String spelling, Class<?> java) {
            this.spelling = spelling;
            this.java = java;
        }

        /** The type of what a declared variable of it holds in Java. */
        public Class<?> java() {
            return java;
        }

        static VariableType of(Class<?> java) {
            return Arrays.stream(values())
                    .filter(type -> type.java == java)
                    .findFirst()
                    .orElse(ANY);
        }

        static Optional<VariableType> spelled(String text) {
            return Arrays.stream(values())
                    .filter(type -> type != ANY && type.spelling.equals(text))
                    .findFirst();
        }

        /** Whether a task that reads this type can read a value of the other, as {@code TaskVariables} does. */
        boolean takes(VariableType given) {
            return this == given
                    || this == ANY
                    || given == ANY
                    || (this == STRING && given == UUID)
                    || (this == LONG && given == INTEGER)
                    || (this == DOUBLE && (given == INTEGER || given == LONG));
        }

        @Override
        public String toString() {
            return spelling;
        }
    }

    /**
     * The contract of a process as a file says it.
     *
     * @param surroundings what its tasks, forms and called processes are, for its results
     * @return empty where the file can't be read or has no process of this key
     */
    public static Optional<ProcessContract> of(ModelFile file, String key, Surroundings surroundings) {
        return new CalledProcesses(surroundings).contract(file, key);
    }

    /** What the model itself declares; what can't be read is left out, and is a finding elsewhere. */
    static ProcessContract declaredBy(Element process) {
        Map<String, List<Variable>> messages = new LinkedHashMap<>();
        List<Variable> inputs = new ArrayList<>();
        Extensions.properties(process).forEach((property, value) -> {
            if (property.startsWith(INPUT)) {
                variable(property.substring(INPUT.length()), value).ifPresent(inputs::add);
            } else if (property.startsWith(MESSAGE)) {
                String path = property.substring(MESSAGE.length());
                int dot = path.lastIndexOf('.');
                if (dot > 0) {
                    var variables = messages.computeIfAbsent(path.substring(0, dot), name -> new ArrayList<>());
                    variable(path.substring(dot + 1), value).ifPresent(variables::add);
                }
            }
        });
        return new ProcessContract(
                Objects.requireNonNullElse(process.attribute("id"), ""),
                process.attribute("name"),
                List.copyOf(inputs),
                messages.entrySet().stream()
                        .map(message -> new Message(message.getKey(), List.copyOf(message.getValue())))
                        .toList(),
                List.of(),
                Extensions.property(process, START_CAPABILITY).orElse(null));
    }

    /** As it is spelled in a property: a type, with {@code ?} after it where there may be no value. */
    static Optional<Variable> variable(String name, String spelling) {
        boolean optional = spelling.endsWith("?");
        String type = optional ? spelling.substring(0, spelling.length() - 1) : spelling;
        return name.isBlank()
                ? Optional.empty()
                : VariableType.spelled(type).map(known -> new Variable(name, known, optional));
    }

    ProcessContract with(List<Variable> found) {
        return new ProcessContract(key, name, inputs, messages, List.copyOf(found), startCapability);
    }

    Optional<Variable> input(String variable) {
        return inputs.stream().filter(input -> input.name().equals(variable)).findFirst();
    }

    Optional<Variable> result(String variable) {
        return results.stream().filter(result -> result.name().equals(variable)).findFirst();
    }

    List<Variable> broughtBy(String message) {
        return messages.stream()
                .filter(one -> one.name().equals(message))
                .findFirst()
                .map(Message::variables)
                .orElse(List.of());
    }
}
