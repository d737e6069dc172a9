package io.millrace.testing;

import java.util.Map;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.MapPropertySource;

/** Runs a test's application context on the {@linkplain Services#forTests() services for tests}. */
public final class ServicesInitializer implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Services services = Services.forTests();
        services.start();
        services.stopAfterApplication();
        Map<String, Object> properties = services.properties();
        // Tests make organizations that Keycloak does not know, and reconcile when it suits them.
        properties.put("millrace.keycloak.sync-interval", "0s");
        context.getEnvironment().getPropertySources().addFirst(new MapPropertySource("services", properties));
    }
}
