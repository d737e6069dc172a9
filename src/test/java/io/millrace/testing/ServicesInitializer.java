package io.millrace.testing;

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
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource("services", services.properties()));
    }
}
