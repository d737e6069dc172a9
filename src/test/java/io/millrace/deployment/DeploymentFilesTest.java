package io.millrace.deployment;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.testing.KeycloakServer;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The containers cannot be started in every build, so what they are made of is compared with what the tests run. */
class DeploymentFilesTest {

    private static final Pattern PINNED = Pattern.compile("[^:@]+:v?\\d+\\.\\d+[\\w.+-]*");

    private final ComposeFile compose;
    private final String dockerfile;

    DeploymentFilesTest() throws IOException {
        compose = ComposeFile.read();
        dockerfile = Files.readString(Path.of("Dockerfile"));
    }

    @Test
    void every_service_says_when_it_is_healthy_and_comes_from_a_pinned_image() {
        assertThat(compose.services()).containsOnlyKeys("postgres", "keycloak", "kafka", "mail", "millrace");
        assertThat(compose.services().keySet()).allSatisfy(service -> {
            assertThat(compose.imageOf(service)).matches(PINNED);
            assertThat(compose.of(service, "healthcheck")).as(service).isInstanceOf(Map.class);
        });
        assertThat(Pattern.compile("(?m)^FROM (\\S+)")
                        .matcher(dockerfile)
                        .results()
                        .map(image -> image.group(1)))
                .isNotEmpty()
                .allSatisfy(image -> assertThat(image).matches(PINNED));
        assertThat(compose.text() + dockerfile).doesNotContain(":latest");
    }

    @Test
    void ports_are_open_on_this_machine_alone() {
        assertThat(compose.services().keySet())
                .allSatisfy(service -> assertThat(compose.listOf(service, "ports"))
                        .allSatisfy(port -> assertThat(port.toString()).startsWith("127.0.0.1:")));
    }

    @Test
    void postgresql_is_the_version_and_has_the_order_of_text_that_tests_run_on() {
        Services.forTests().start();
        JdbcClient database = JdbcClient.create(Services.forTests().postgres().asSuperuser());
        String version =
                database.sql("show server_version").query(String.class).single().split(" ")[0];
        String order = database.sql("""
                        select '--locale=' || datcollate || ' --locale-provider=' ||
                            case datlocprovider when 'b' then 'builtin' end || ' --builtin-locale=' || datlocale
                        from pg_database where datname = current_database()""").query(String.class).single();

        assertThat(compose.imageOf("postgres")).startsWith("postgres:" + version + "-");
        assertThat(dockerfile).contains("FROM " + compose.imageOf("postgres") + " AS training");
        assertThat(compose.environmentOf("postgres").get("POSTGRES_INITDB_ARGS"))
                .asString()
                .contains(order);
    }

    @Test
    void the_database_and_its_roles_are_made_by_the_script_that_tests_use() {
        assertThat(compose.listOf("postgres", "volumes"))
                .asString()
                .contains("./docker/postgres:/docker-entrypoint-initdb.d:ro");
        Map<String, Object> millrace = compose.environmentOf("millrace");
        assertThat(millrace)
                .containsEntry("SPRING_DATASOURCE_USERNAME", PostgresServer.APPLICATION)
                .containsEntry("SPRING_LIQUIBASE_USER", PostgresServer.OWNER)
                .containsEntry("MILLRACE_WORKER_DATASOURCE_USERNAME", PostgresServer.WORKER);
        assertThat(Stream.of("SPRING_DATASOURCE_URL", "SPRING_LIQUIBASE_URL", "MILLRACE_WORKER_DATASOURCE_URL")
                        .map(millrace::get))
                .containsOnly("jdbc:postgresql://postgres:5432/" + PostgresServer.DATABASE);
    }

    @Test
    void every_password_that_the_init_scripts_read_is_given_to_them() throws IOException {
        try (Stream<Path> scripts = Files.list(Path.of("docker", "postgres"))) {
            Set<String> read = scripts.map(DeploymentFilesTest::text)
                    .flatMap(script -> Pattern.compile("\\\\getenv \\w+ (\\w+)")
                            .matcher(script)
                            .results())
                    .map(variable -> variable.group(1))
                    .collect(Collectors.toSet());
            assertThat(compose.environmentOf("postgres").keySet()).containsAll(read);
        }
    }

    @Test
    void keycloak_is_the_version_that_tests_run_and_imports_the_realm_that_they_import() throws IOException {
        Properties distribution = new Properties();
        distribution.load(new ClassPathResource("keycloak-distribution.properties").getInputStream());
        JsonNode realm = realm();
        List<String> clients = realm.get("clients").findValuesAsText("clientId");
        Map<String, Object> millrace = compose.environmentOf("millrace");

        assertThat(compose.imageOf("keycloak")).endsWith(":" + distribution.getProperty("version"));
        assertThat(compose.listOf("keycloak", "volumes")).asString().contains("./keycloak-realm/millrace-realm.json:");
        assertThat(millrace.get("MILLRACE_KEYCLOAK_REALM"))
                .isEqualTo(KeycloakServer.REALM)
                .isEqualTo(realm.get("realm").asText());
        assertThat(clients)
                .contains(
                        String.valueOf(millrace.get("MILLRACE_KEYCLOAK_WEB_CLIENT_ID")),
                        String.valueOf(millrace.get("MILLRACE_KEYCLOAK_DIRECTORY_CLIENT_ID")));
    }

    @Test
    void the_realm_has_nobody_in_it_and_takes_its_secrets_from_the_environment() throws IOException {
        JsonNode realm = realm();
        Set<String> placeholders = Pattern.compile("\\$\\{(\\w+)[:}]")
                .matcher(realm.toString().replace("${client_id}", ""))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(realm.get("users")).allSatisfy(user -> {
            assertThat(user.has("serviceAccountClientId")).isTrue();
            assertThat(user.has("credentials")).isFalse();
        });
        assertThat(realm.has("organizations")).isFalse();
        assertThat(realm.findValuesAsText("secret"))
                .containsExactly("${MILLRACE_WEB_CLIENT_SECRET}", "${MILLRACE_DIRECTORY_CLIENT_SECRET}");
        assertThat(compose.environmentOf("keycloak").keySet()).containsAll(placeholders);
        assertThat(compose.environmentOf("keycloak").get("JAVA_OPTS_APPEND"))
                .asString()
                .contains("-Dkeycloak.migration.replace-placeholders=true");
    }

    @Test
    void the_application_knows_every_property_that_it_is_given() throws IOException {
        Set<String> known = new TreeSet<>(KnownProperties.ofMillrace());
        known.addAll(KnownProperties.ofLibraries());
        known.add("spring.profiles.active");
        Set<String> spellings =
                known.stream().map(KnownProperties::inEnvironment).collect(Collectors.toSet());

        assertThat(spellings).containsAll(compose.environmentOf("millrace").keySet());
        assertThat(known).containsAll(propertiesOf("application-prod.yaml"));
    }

    @Test
    void every_variable_is_required_and_the_example_names_it_without_a_value() throws IOException {
        assertThat(compose.uses()).allSatisfy(use -> assertThat(use).endsWith(":?}"));
        Map<String, String> example = Files.readAllLines(Path.of(".env.example")).stream()
                .filter(line -> !line.isBlank() && !line.startsWith("#"))
                .map(line -> line.split("=", 2))
                .collect(Collectors.toMap(entry -> entry[0], entry -> entry[1]));
        assertThat(example.keySet()).isEqualTo(compose.requiredVariables());
        assertThat(example.values()).containsOnly("");
    }

    @Test
    void the_application_runs_as_nobody_in_particular_and_writes_nothing_but_its_files() {
        assertThat(dockerfile)
                .containsPattern("(?m)^USER 10001:10001$")
                .contains(
                        "HEALTHCHECK",
                        "SPRING_PROFILES_ACTIVE=prod",
                        "-Djarmode=tools",
                        "--layers",
                        "-XX:SharedArchiveFile");
        assertThat(dockerfile.lastIndexOf("USER 10001")).isGreaterThan(dockerfile.lastIndexOf("FROM "));
        assertThat(compose.of("millrace", "read_only")).isEqualTo(true);
        assertThat(compose.listOf("millrace", "cap_drop")).asString().isEqualTo("[ALL]");
        assertThat(compose.environmentOf("millrace")).containsEntry("SPRING_PROFILES_ACTIVE", "prod");
    }

    @Test
    void the_operating_page_describes_every_property_of_ours_and_no_other() throws IOException {
        String page = Files.readString(Path.of("docs", "operating.md"));
        Set<String> described = Pattern.compile("`(millrace\\.[a-z.-]+[a-z])`")
                .matcher(page)
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(described).isEqualTo(KnownProperties.ofMillrace());
    }

    private static JsonNode realm() throws IOException {
        return new ObjectMapper()
                .readTree(Path.of("keycloak-realm", "millrace-realm.json").toFile());
    }

    private static Set<String> propertiesOf(String yaml) throws IOException {
        return new YamlPropertySourceLoader()
                .load(yaml, new ClassPathResource(yaml)).stream()
                        .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .collect(Collectors.toSet());
    }

    private static String text(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
