package io.millrace.platform.start;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.jdbc.core.simple.JdbcClient;

@MillraceTest
class HealthTest {

    private static final String READINESS = "/actuator/health/readiness";

    @Test
    void everybody_may_ask_whether_it_is_up_and_learns_nothing_else() {
        assertThat(Api.anonymous().get("/actuator/health").json().get("status").asText())
                .isEqualTo("UP");
        assertThat(Api.anonymous().get("/actuator/health").body()).doesNotContain("db", "components", "details");
        assertThat(Api.anonymous().get(READINESS).body()).isEqualTo("{\"status\":\"UP\"}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/actuator", "/actuator/env", "/actuator/info", "/actuator/heapdump", "/actuator/loggers"})
    void no_other_look_into_the_process_is_open(String path) {
        assertThat(Api.anonymous().get(path).status()).isIn(401, 404);
        assertThat(Api.as("ada").get(path).status()).isIn(401, 404);
    }

    @Test
    void without_its_database_it_is_alive_but_takes_no_requests_until_the_database_is_back() {
        JdbcClient superuser = JdbcClient.create(Services.forTests().postgres().asSuperuser("postgres"));
        superuser
                .sql("alter database " + PostgresServer.DATABASE + " allow_connections false")
                .update();
        try {
            superuser
                    .sql("select pg_terminate_backend(pid) from pg_stat_activity where datname = :database")
                    .param("database", PostgresServer.DATABASE)
                    .query(Boolean.class)
                    .list();

            assertThat(Api.anonymous().get(READINESS).status()).isEqualTo(503);
            assertThat(Api.anonymous().get("/actuator/health/liveness").status())
                    .isEqualTo(200);
        } finally {
            superuser
                    .sql("alter database " + PostgresServer.DATABASE + " allow_connections true")
                    .update();
        }
        assertThat(Api.anonymous().get(READINESS).status()).isEqualTo(200);
    }
}
