package io.millrace.testing;

import io.millrace.MillraceApplication;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.ContextConfiguration;

/**
 * A test against the whole application in a real server, on real PostgreSQL and Keycloak. All of them share one context,
 * so none adds to its configuration: what a test needs in the application is a component with the profile {@code test}.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ExtendWith(ServicesUp.class)
@SpringBootTest(classes = MillraceApplication.class, webEnvironment = SpringBootTest.WebEnvironment.DEFINED_PORT)
@ContextConfiguration(initializers = ServicesInitializer.class)
@ActiveProfiles("test")
public @interface MillraceTest {}
