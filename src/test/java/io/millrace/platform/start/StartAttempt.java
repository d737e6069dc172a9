package io.millrace.platform.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A start in production with everything right, for tests to get something wrong in it. It has a database role of its own. */
final class StartAttempt implements AutoCloseable {

    static final String ROLE = "start_check_role";
    static final List<String> DATA_SOURCES = List.of("spring.datasource", "millrace.worker.datasource");

    final Map<String, Object> properties = new LinkedHashMap<>();

    StartAttempt() {
        Services.forTests().start();
        PostgresServer postgres = Services.forTests().postgres();
        superuser()
                .sql("create role " + ROLE + " login password 'secret of the role'")
                .update();
        superuser()
                .sql("grant connect on database " + PostgresServer.DATABASE + " to " + ROLE)
                .update();
        properties.put("spring.profiles.active", "prod");
        properties.put("millrace.url", "https://millrace.example");
        properties.put("millrace.cursor-key", "0123456789abcdef0123456789abcdef");
        properties.put("millrace.keycloak.url", "https://id.example");
        properties.put("millrace.keycloak.web-client-secret", "secret of the web client");
        properties.put("millrace.keycloak.directory-client-secret", "secret of the directory");
        properties.put("spring.liquibase.password", "secret of the owner");
        for (String source : DATA_SOURCES) {
            properties.put(source + ".url", postgres.url());
            properties.put(source + ".username", ROLE);
            properties.put(source + ".password", "secret of the role");
        }
    }

    /** Starts a context with nothing in it: the check is over before anything would be made. */
    void start() {
        StandardEnvironment environment = new StandardEnvironment();
        environment.getPropertySources().addFirst(new MapPropertySource("configuration", properties));
        SpringApplication application = new SpringApplication(Nothing.class);
        application.setWebApplicationType(WebApplicationType.NONE);
        application.setEnvironment(environment);
        application.addInitializers(new StartCheck());
        application.run().close();
    }

    /** What the start was refused for. */
    List<String> problems() {
        StartRefused refused = catchThrowableOfType(StartRefused.class, this::start);
        assertThat(refused).as("the start was refused").isNotNull();
        return refused.findings().stream().map(StartRefused.Finding::problem).toList();
    }

    static JdbcClient superuser() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser());
    }

    @Override
    public void close() {
        superuser().sql("drop owned by " + ROLE).update();
        superuser().sql("drop role " + ROLE).update();
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}
}
