package io.millrace;

import io.millrace.testing.KeycloakServer;
import io.millrace.testing.Services;
import org.springframework.boot.SpringApplication;
import org.springframework.core.NestedExceptionUtils;

/**
 * Starts Millrace with everything that it needs beside it: {@code ./mvnw spring-boot:test-run}. Data stays under
 * {@code target/dev}.
 */
public final class DevApplication {

    private DevApplication() {}

    public static void main(String[] args) {
        Services services = Services.forDevelopment();
        try {
            services.start();
            services.stopAfterApplication();
            // System properties, because they win over configuration files and lose against the command line.
            services.properties().forEach((name, value) -> System.setProperty(name, value.toString()));
            SpringApplication.from(MillraceApplication::main)
                    .with(DevMails.class)
                    .withAdditionalProfiles("dev")
                    .run(args);
            services.keycloak().await();
        } catch (RuntimeException e) {
            System.err.println("Millrace could not start: " + NestedExceptionUtils.getMostSpecificCause(e));
            // The mail server's threads would keep a process alive that serves nobody.
            System.exit(1);
        }
        System.out.println(banner(services));
    }

    private static String banner(Services services) {
        return """

                Millrace is up: %1$s
                  Tasklist    %1$s/camunda/app/tasklist/
                  API page    %1$s/swagger-ui/index.html
                  Mails       %1$s/dev/mails
                  Keycloak    %2$s/admin/  (admin)
                Sign in, password %3$s:
                  Acme Trading          petra (partner-manager), amir and mona (manager), clara (compliance-officer),
                                        ada (admin), viktor (viewer), dora (process-designer)
                  Globex Manufacturing  gina (partner-manager), george (manager), gloria (compliance-officer), gus (admin),
                                        gwen (process-designer)
                  both                  otto (manager at Acme, viewer at Globex)
                """.formatted(services.applicationUrl(), services.keycloak().url(), KeycloakServer.PASSWORD);
    }
}
