package io.millrace.testing;

import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The database of {@link PlatformContext}, on the server that all tests share. */
public final class PlatformDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final String NAME = "millrace_platform";
    private static final AtomicBoolean MADE = new AtomicBoolean();

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        new ServicesInitializer().initialize(context);
        if (MADE.compareAndSet(false, true)) {
            Services.forTests().postgres().makeDatabase(NAME);
        }
        Map<String, Object> addresses = Map.of(
                "spring.datasource.url", url(),
                "spring.liquibase.url", url(),
                "millrace.worker.datasource.url", url());
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("own database", addresses));
    }

    public static String url() {
        return Services.forTests().postgres().url(NAME);
    }

    /** What PostgreSQL's superuser sees of it, behind row level security. */
    public static JdbcClient asSuperuser() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser(NAME));
    }
}
