package io.millrace.platform.start;

import io.millrace.platform.start.StartRefused.Finding;
import java.util.ArrayList;
import java.util.List;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;

/**
 * Looks at the configuration before anything is made of it. Where Keycloak is and that the database roles are held down by
 * row level security is asked everywhere; that nothing of development is left, with the profile {@code prod}.
 */
public final class StartCheck implements ApplicationContextInitializer<ConfigurableApplicationContext> {

    private static final Profiles PRODUCTION = Profiles.of("prod");

    /** @throws StartRefused with everything that is wrong */
    @Override
    public void initialize(ConfigurableApplicationContext context) {
        Environment environment = context.getEnvironment();
        List<Finding> findings = new ArrayList<>(ConfigurationCheck.issuer(environment));
        if (environment.acceptsProfiles(PRODUCTION)) {
            findings.addAll(ConfigurationCheck.production(environment));
        }
        findings.addAll(new DatabaseRoleCheck(environment).findings());
        if (!findings.isEmpty()) {
            throw new StartRefused(findings);
        }
    }
}
