package io.millrace.deployment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.MillraceApplication;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Executable;
import java.lang.reflect.Parameter;
import java.lang.reflect.RecordComponent;
import java.net.URL;
import java.util.Arrays;
import java.util.Collections;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.source.ConfigurationPropertyName;

/** The properties that the application reads, found in its classes and in the libraries' metadata. */
final class KnownProperties {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{([a-z][a-z.-]+)[:}]");
    private static final Pattern CAPITAL = Pattern.compile("(?<=[a-z])([A-Z])");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackagesOf(MillraceApplication.class);

    private KnownProperties() {}

    /** Those below {@code millrace}: components of configuration records, and placeholders of constructors. */
    static Set<String> ofMillrace() {
        Set<String> names = new TreeSet<>();
        for (JavaClass found : CLASSES) {
            Class<?> type = found.reflect();
            ConfigurationProperties properties = type.getAnnotation(ConfigurationProperties.class);
            if (properties != null) {
                addComponents(properties.value(), type, names);
            }
            Stream.<Executable>concat(
                            Arrays.stream(type.getDeclaredConstructors()), Arrays.stream(type.getDeclaredMethods()))
                    .forEach(executable -> addPlaceholders(executable, names));
        }
        names.removeIf(name -> !name.startsWith("millrace."));
        return names;
    }

    /** Those that Spring Boot and other libraries describe. */
    static Set<String> ofLibraries() {
        Set<String> names = new TreeSet<>();
        try {
            for (URL file : Collections.list(KnownProperties.class
                    .getClassLoader()
                    .getResources("META-INF/spring-configuration-metadata.json"))) {
                try (InputStream metadata = file.openStream()) {
                    for (JsonNode property :
                            new ObjectMapper().readTree(metadata).get("properties")) {
                        names.add(property.get("name").asText());
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return names;
    }

    /** How a property is spelled in the environment. */
    static String inEnvironment(String property) {
        return property.toUpperCase(Locale.ROOT).replaceAll("[.-]", "_");
    }

    private static void addComponents(String prefix, Class<?> type, Set<String> names) {
        for (RecordComponent component : type.getRecordComponents()) {
            String name = prefix + "."
                    + CAPITAL.matcher(component.getName()).replaceAll("-$1").toLowerCase(Locale.ROOT);
            if (component.getType().isRecord()) {
                addComponents(name, component.getType(), names);
            } else {
                names.add(ConfigurationPropertyName.of(name).toString());
            }
        }
    }

    private static void addPlaceholders(Executable executable, Set<String> names) {
        for (Parameter parameter : executable.getParameters()) {
            Value value = parameter.getAnnotation(Value.class);
            if (value != null) {
                Matcher placeholder = PLACEHOLDER.matcher(value.value());
                while (placeholder.find()) {
                    names.add(placeholder.group(1));
                }
            }
        }
    }
}
