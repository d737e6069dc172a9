package io.millrace.deployment;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.yaml.snakeyaml.Yaml;

/** {@code docker-compose.yml}, read without Docker. */
record ComposeFile(String text, Map<String, Map<String, Object>> services) {

    private static final Pattern VARIABLE = Pattern.compile("\\$\\{([^}:]+)([^}]*)}");

    static ComposeFile read() throws IOException {
        String text = Files.readString(Path.of("docker-compose.yml"));
        Map<String, Map<String, Map<String, Object>>> file = new Yaml().load(text);
        return new ComposeFile(text, file.getOrDefault("services", Map.of()));
    }

    Object of(String service, String name) {
        Object value = services.getOrDefault(service, Map.of()).get(name);
        if (value == null) {
            throw new IllegalStateException("Service %s says nothing of %s".formatted(service, name));
        }
        return value;
    }

    String imageOf(String service) {
        return of(service, "image").toString();
    }

    @SuppressWarnings("unchecked")
    Map<String, Object> environmentOf(String service) {
        return (Map<String, Object>) of(service, "environment");
    }

    List<?> listOf(String service, String name) {
        return services.getOrDefault(service, Map.of()).get(name) instanceof List<?> values ? values : List.of();
    }

    /** The names of the variables that people have to set. */
    Set<String> requiredVariables() {
        Set<String> names = new TreeSet<>();
        VARIABLE.matcher(text)
                .results()
                .filter(found -> found.group(2).equals(":?"))
                .forEach(found -> names.add(found.group(1)));
        return names;
    }

    /** Every use of a variable, as it is written. */
    Set<String> uses() {
        Set<String> uses = new TreeSet<>();
        VARIABLE.matcher(text).results().forEach(found -> uses.add(found.group()));
        return uses;
    }
}
