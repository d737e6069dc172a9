package io.millrace.testing;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.test.autoconfigure.web.servlet.AutoConfigureMockMvc;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.test.context.ContextConfiguration;

/**
 * The test runs in Millrace's platform without the engine: real database, mail server and security, few seconds to start.
 * The database is one of its own, since the relay of a whole application in the same JVM would deliver what it publishes.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@SpringBootTest(
        classes = PlatformContext.Platform.class,
        properties = {"camunda.bpm.enabled=false", "camunda.bpm.webapp.enabled=false"})
@AutoConfigureMockMvc
@ContextConfiguration(initializers = PlatformDatabase.class)
public @interface PlatformContext {

    // No @Configuration, so that scanning the whole application does not find it.
    @EnableAutoConfiguration
    @ConfigurationPropertiesScan("io.millrace.platform")
    @ComponentScan({
        "io.millrace.identity",
        "io.millrace.platform.audit",
        "io.millrace.platform.events",
        "io.millrace.platform.jobs",
        "io.millrace.platform.limits",
        "io.millrace.platform.notification",
        "io.millrace.platform.security",
        "io.millrace.platform.tenancy",
        "io.millrace.platform.time",
        "io.millrace.platform.web"
    })
    class Platform {}
}
