package io.millrace.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceApplication;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.InputStream;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

@ExtendWith(OutputCaptureExtension.class)
class StartCheckTest {

    private static final String ROLE = "start_check_role";

    private final Map<String, Object> properties = new LinkedHashMap<>();

    @BeforeAll
    static void startPostgres() {
        Services.forTests().start();
    }

    @BeforeEach
    void configureAsInProduction() throws SQLException {
        PostgresServer postgres = Services.forTests().postgres();
        superuser().sql("create role " + ROLE + " login password 'secret of the role'").update();
        superuser().sql("grant connect on database " + PostgresServer.DATABASE + " to " + ROLE).update();
        properties.put("spring.profiles.active", "prod");
        properties.put("millrace.url", "https://millrace.example");
        properties.put("millrace.cursor-key", "0123456789abcdef0123456789abcdef");
        properties.put("millrace.keycloak.url", "https://id.example");
        properties.put("millrace.keycloak.web-client-secret", "secret of the web client");
        properties.put("millrace.keycloak.directory-client-secret", "secret of the directory");
        properties.put("spring.liquibase.password", "secret of the owner");
        for (String source : List.of("spring.datasource", "millrace.worker.datasource")) {
            properties.put(source + ".url", postgres.url());
            properties.put(source + ".username", ROLE);
            properties.put(source + ".password", "secret of the role");
        }
    }

    @AfterEach
    void dropRole() {
        superuser().sql("drop owned by " + ROLE).update();
        superuser().sql("drop role " + ROLE).update();
    }

    @Test
    void a_complete_configuration_passes() {
        assertThatCode(() -> start().close()).doesNotThrowAnyException();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_without_a_stack_trace(CapturedOutput output) {
        properties.put("millrace.keycloak.url", "");
        properties.put("millrace.cursor-key", "short");

        assertThat(problems()).hasSize(2);
        assertThat(output)
                .contains("Millrace does not start as it is configured", "millrace.keycloak.url is missing", "MILLRACE_KEYCLOAK_URL", "openssl rand")
                .doesNotContain("\tat ");
    }

    @Test
    void without_an_issuer_it_does_not_start_in_any_profile() {
        properties.put("millrace.keycloak.url", "");
        properties.put("spring.profiles.active", "");

        assertThat(problems()).singleElement().asString().startsWith("millrace.keycloak.url is missing");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "millrace.cursor-key",
                "millrace.keycloak.web-client-secret",
                "millrace.keycloak.directory-client-secret",
                "spring.liquibase.password"
            })
    void a_secret_of_development_missing_or_not_filled_in_is_refused(String property) {
        for (Object known : ConfigurationCheck.DEVELOPMENT) {
            properties.put(property, known);
            assertThat(problems()).contains(property + " is the one of development, which everybody knows.");
        }
        properties.put(property, "");
        assertThat(problems()).singleElement().asString().startsWith(property + " is missing");
        properties.put(property, "${NOBODY_SET_THIS}");
        assertThat(problems()).singleElement().asString().startsWith(property + " is a placeholder");
    }

    @Test
    void the_secrets_of_development_are_all_known_here() throws IOException {
        Map<String, Object> development = Services.forTests().properties();

        assertThat(ConfigurationCheck.SECRETS)
                .allSatisfy(property -> assertThat(ConfigurationCheck.DEVELOPMENT)
                        .contains(String.valueOf(development.get(property))));
        try (InputStream people = getClass().getResourceAsStream("/keycloak-realm/millrace-dev-users.json")) {
            assertThat(new ObjectMapper().readTree(people).get("clients"))
                    .filteredOn(client -> List.of("millrace-web", "millrace-directory")
                            .contains(client.get("clientId").asText()))
                    .extracting(client -> client.get("secret").asText())
                    .hasSize(2)
                    .allSatisfy(secret -> assertThat(ConfigurationCheck.DEVELOPMENT).contains(secret));
        }
    }

    @Test
    void a_short_cursor_key_is_refused() {
        properties.put("millrace.cursor-key", "0123456789abcdef0123456789abcde");

        assertThat(problems()).singleElement().asString().contains("shorter than 32 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"millrace.url", "millrace.keycloak.url"})
    void a_public_address_without_tls_is_refused(String property) {
        for (String address : List.of("http://millrace.example", "http://10.0.0.7:8080", "ftp://localhost", "millrace")) {
            properties.put(property, address);
            assertThat(problems()).singleElement().asString().startsWith(property + " is not an https address");
        }
        properties.put(property, "http://localhost:8080");
        assertThatCode(() -> start().close()).doesNotThrowAnyException();
    }

    @Test
    void an_address_of_its_own_has_to_be_given() {
        properties.remove("millrace.url");

        assertThat(problems()).singleElement().asString().startsWith("millrace.url is missing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource", "millrace.worker.datasource"})
    void a_superuser_is_refused_in_any_profile(String source) {
        superuser().sql("alter role " + ROLE + " superuser").update();
        useMillraceRolesBut(source);
        properties.put("spring.profiles.active", "");

        assertThat(problems()).singleElement().asString().startsWith(source + ".username is a superuser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource", "millrace.worker.datasource"})
    void a_role_that_row_level_security_does_not_bind_is_refused(String source) {
        superuser().sql("alter role " + ROLE + " bypassrls").update();
        useMillraceRolesBut(source);
        properties.put("spring.profiles.active", "");

        assertThat(problems()).singleElement().asString().startsWith(source + ".username is a superuser or has BYPASSRLS");
    }

    @Test
    void an_owner_of_tables_is_refused() {
        superuser().sql("create table start_check_table ()").update();
        superuser().sql("alter table start_check_table owner to " + ROLE).update();

        assertThat(problems()).hasSize(2).allSatisfy(problem -> assertThat(problem).contains("owns the database or its tables"));
    }

    @Test
    void a_role_that_may_become_the_owner_is_refused() {
        superuser().sql("grant " + PostgresServer.OWNER + " to " + ROLE).update();

        assertThat(problems()).hasSize(2).allSatisfy(problem -> assertThat(problem).contains("owns the database or its tables"));
    }

    @Test
    void a_database_that_does_not_let_us_in_is_named_without_the_password() {
        properties.put("spring.datasource.username", "unknown_role");
        properties.put("spring.datasource.password", "its password");

        assertThat(problems())
                .singleElement()
                .asString()
                .startsWith("The database does not let spring.datasource.username in")
                .doesNotContain("its password");
    }

    @Test
    void the_application_itself_is_checked_before_its_context_is_made() {
        properties.put("millrace.keycloak.url", "");
        String[] arguments = properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);

        assertThat(catchThrowableOfType(StartRefused.class, () -> MillraceApplication.main(arguments)))
                .isNotNull();
    }

    private void useMillraceRolesBut(String source) {
        Map<String, Object> development = Services.forTests().properties();
        String other = source.equals("spring.datasource") ? "millrace.worker.datasource" : "spring.datasource";
        for (String property : List.of(".username", ".password")) {
            properties.put(other + property, development.get(other + property));
        }
    }

    private List<String> problems() {
        StartRefused refused = catchThrowableOfType(StartRefused.class, () -> start().close());
        assertThat(refused).as("the start was refused").isNotNull();
        return refused.findings().stream().map(StartRefused.Finding::problem).toList();
    }

    /** A context with nothing in it: the check is over before anything would be made. */
    private ConfigurableApplicationContext start() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("configuration", properties));
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);
        application.addInitializers(new StartCheck());
        return application.run();
    }

    private static JdbcClient superuser() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser());
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
