package io.millrace.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.millrace.platform.events.DomainEvent;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A module has one name, in every place where it is named. */
@MillraceTest
class OneSpellingTest {

    private static final JavaClasses CODE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("io.millrace");
    private static final Pattern EVENT_TYPE = Pattern.compile("io\\.millrace\\.([a-z]+)\\.[a-z-]+\\.[a-z-]+\\.v\\d+");

    @Autowired
    @Qualifier("requestMappingHandlerMapping")
    private RequestMappingHandlerMapping endpoints;

    @Test
    void folders_of_changelogs_models_and_forms_are_named_as_modules() throws IOException {
        Set<String> modules = modules();
        for (String root : List.of("db", "processes", "forms")) {
            try (Stream<Path> folders = Files.list(Path.of(root))) {
                assertThat(folders.filter(Files::isDirectory)
                                .map(folder -> folder.getFileName().toString()))
                        .as("folders in %s", root)
                        .isSubsetOf(modules);
            }
        }
    }

    @Test
    void the_first_segment_of_an_address_is_the_module_or_the_part_of_the_platform() {
        endpoints.getHandlerMethods().forEach((mapping, method) -> {
            String[] parts = method.getBeanType().getPackageName().split("\\.");
            if (parts.length < 3
                    || !method.getBeanType().getName().startsWith("io.millrace.")
                    || CODE.stream().noneMatch(type -> type.isEquivalentTo(method.getBeanType()))) {
                return;
            }
            // An address may speak of a part of what the module is about: approvals, /approval-policies.
            String owner = (parts[2].equals("platform") ? parts[3] : parts[2]).replaceFirst("s$", "");
            assertThat(mapping.getPatternValues().stream().filter(path -> path.startsWith("/api/v1/")))
                    .as("addresses of %s", method.getBeanType())
                    .allSatisfy(path -> assertThat(path.split("/")[3]).startsWith(owner));
        });
    }

    @Test
    void the_type_of_an_event_names_the_module_that_publishes_it() throws IOException {
        for (JavaClass event : CODE) {
            if (event.isAssignableTo(DomainEvent.class) && !event.isInterface()) {
                String module = event.getPackageName().split("\\.")[2];
                assertThat(EVENT_TYPE
                                .matcher(source(event))
                                .results()
                                .map(type -> type.group(1))
                                .toList())
                        .as("event types in %s", event.getName())
                        .isNotEmpty()
                        .containsOnly(module);
            }
        }
    }

    @Test
    void capabilities_of_the_code_and_of_the_database_are_the_same() {
        Set<String> constants = new HashSet<>();
        for (JavaClass type : CODE) {
            if (type.getSimpleName().endsWith("Capabilities")) {
                constants.addAll(constants(type.reflect()));
            }
        }
        Set<String> rows = JdbcClient.create(Services.forTests().postgres().asSuperuser())
                .sql("select name from capability")
                .query(String.class)
                .set();
        assertThat(constants).isNotEmpty().isSubsetOf(rows);
        // Others stand in models as candidate groups, or are asked for by one class alone.
        rows.removeAll(constants);
        assertThat(rows).isSubsetOf(namedElsewhere());
    }

    private static Set<String> modules() {
        return CODE.stream()
                .map(type -> type.getPackageName().split("\\."))
                .filter(parts -> parts.length > 2)
                .map(parts -> parts[2])
                .collect(Collectors.toSet());
    }

    private static Set<String> constants(Class<?> type) {
        return Arrays.stream(type.getDeclaredFields()).map(Field::getName).collect(Collectors.toSet());
    }

    private static String source(JavaClass type) throws IOException {
        return Files.readString(Path.of(
                "src/main/java", type.getName().replaceFirst("\\$.*", "").replace('.', '/') + ".java"));
    }

    private static Set<String> namedElsewhere() {
        try (Stream<Path> models = Files.walk(Path.of("processes"));
                Stream<Path> code = Files.walk(Path.of("src/main/java"))) {
            Set<String> names = new HashSet<>();
            for (Path file :
                    Stream.concat(models, code).filter(Files::isRegularFile).toList()) {
                Pattern.compile("[A-Z]+(_[A-Z]+)+")
                        .matcher(Files.readString(file))
                        .results()
                        .map(MatchResult::group)
                        .forEach(names::add);
            }
            return names;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
