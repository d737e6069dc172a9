package io.millrace.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.MillraceApplication;
import io.millrace.testing.Services;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

@ExtendWith(OutputCaptureExtension.class)
class StartCheckTest {

    private final StartAttempt attempt = new StartAttempt();
    private final Map<String, Object> properties = attempt.properties;

    @AfterEach
    void dropRole() {
        attempt.close();
    }

    @Test
    void a_complete_configuration_passes() {
        assertThatCode(attempt::start).doesNotThrowAnyException();
    }

    @Test
    void everything_that_is_wrong_is_said_at_once_and_without_a_stack_trace(CapturedOutput output) {
        properties.put("millrace.keycloak.url", "");
        properties.put("millrace.cursor-key", "short");

        assertThat(attempt.problems()).hasSize(2);
        assertThat(output)
                .contains(
                        "Millrace does not start as it is configured",
                        "millrace.keycloak.url is missing",
                        "MILLRACE_KEYCLOAK_URL",
                        "openssl rand")
                .doesNotContain("\tat ");
    }

    @Test
    void without_an_issuer_it_does_not_start_in_any_profile() {
        properties.put("millrace.keycloak.url", "");
        properties.put("spring.profiles.active", "");

        assertThat(attempt.problems()).singleElement().asString().startsWith("millrace.keycloak.url is missing");
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
            assertThat(attempt.problems()).contains(property + " is the one of development, which everybody knows.");
        }
        properties.put(property, "");
        assertThat(attempt.problems()).singleElement().asString().startsWith(property + " is missing");
        properties.put(property, "${NOBODY_SET_THIS}");
        assertThat(attempt.problems()).contains(property + " is a placeholder that nothing has replaced.");
    }

    @Test
    void the_secrets_of_development_are_all_known_here() throws IOException {
        Map<String, Object> development = Services.forTests().properties();

        assertThat(ConfigurationCheck.SECRETS)
                .allSatisfy(property ->
                        assertThat(ConfigurationCheck.DEVELOPMENT).contains(String.valueOf(development.get(property))));
        try (InputStream people = getClass().getResourceAsStream("/keycloak-realm/millrace-dev-users.json")) {
            assertThat(new ObjectMapper().readTree(people).get("clients"))
                    .filteredOn(client -> List.of("millrace-web", "millrace-directory")
                            .contains(client.get("clientId").asText()))
                    .extracting(client -> client.get("secret").asText())
                    .hasSize(2)
                    .allSatisfy(
                            secret -> assertThat(ConfigurationCheck.DEVELOPMENT).contains(secret));
        }
    }

    @Test
    void a_short_cursor_key_is_refused() {
        properties.put("millrace.cursor-key", "0123456789abcdef0123456789abcde");

        assertThat(attempt.problems()).singleElement().asString().contains("shorter than 32 bytes");
    }

    @ParameterizedTest
    @ValueSource(strings = {"millrace.url", "millrace.keycloak.url"})
    void a_public_address_without_tls_is_refused(String property) {
        for (String address :
                List.of("http://millrace.example", "http://10.0.0.7:8080", "ftp://localhost", "millrace")) {
            properties.put(property, address);
            assertThat(attempt.problems()).singleElement().asString().startsWith(property + " is not an https address");
        }
        properties.put(property, "http://localhost:8080");
        assertThatCode(attempt::start).doesNotThrowAnyException();
    }

    @Test
    void an_address_of_its_own_has_to_be_given() {
        properties.remove("millrace.url");

        assertThat(attempt.problems()).singleElement().asString().startsWith("millrace.url is missing");
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
}
