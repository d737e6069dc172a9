package io.millrace.platform.start;

import static io.millrace.platform.start.StartAttempt.ROLE;
import static io.millrace.platform.start.StartAttempt.superuser;
import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseRoleCheckTest {

    private final StartAttempt attempt = new StartAttempt();
    private final Map<String, Object> properties = attempt.properties;

    @AfterEach
    void dropRole() {
        attempt.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource", "millrace.worker.datasource"})
    void a_superuser_is_refused_in_any_profile(String source) {
        superuser().sql("alter role " + ROLE + " superuser").update();
        useMillraceRolesBut(source);
        properties.put("spring.profiles.active", "");

        assertThat(attempt.problems()).singleElement().asString().startsWith(source + ".username is a superuser");
    }

    @ParameterizedTest
    @ValueSource(strings = {"spring.datasource", "millrace.worker.datasource"})
    void a_role_that_row_level_security_does_not_bind_is_refused(String source) {
        superuser().sql("alter role " + ROLE + " bypassrls").update();
        useMillraceRolesBut(source);
        properties.put("spring.profiles.active", "");

        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .startsWith(source + ".username is a superuser or has BYPASSRLS");
    }

    @Test
    void an_owner_of_tables_is_refused() {
        superuser().sql("create table start_check_table ()").update();
        superuser().sql("alter table start_check_table owner to " + ROLE).update();

        assertThat(attempt.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("owns the database or its tables"));
    }

    @Test
    void a_role_that_may_become_the_owner_is_refused() {
        superuser().sql("grant " + PostgresServer.OWNER + " to " + ROLE).update();

        assertThat(attempt.problems())
                .hasSize(2)
                .allSatisfy(problem -> assertThat(problem).contains("owns the database or its tables"));
    }

    @Test
    void a_database_that_does_not_let_us_in_is_named_without_the_password() {
        properties.put("spring.datasource.username", "unknown_role");
        properties.put("spring.datasource.password", "its password");

        assertThat(attempt.problems())
                .singleElement()
                .asString()
                .startsWith("The database does not let spring.datasource.username in")
                .doesNotContain("its password");
    }

    private void useMillraceRolesBut(String source) {
        Map<String, Object> development = Services.forTests().properties();
        String other = source.equals("spring.datasource") ? "millrace.worker.datasource" : "spring.datasource";
        for (String property : List.of(".username", ".password")) {
            properties.put(other + property, development.get(other + property));
        }
    }
}
