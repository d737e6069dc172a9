package io.millrace.identity;

import io.millrace.platform.security.KeycloakProperties;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.SchedulingConfigurer;
import org.springframework.scheduling.config.ScheduledTaskRegistrar;

/** At start, then at the interval; while Keycloak is away it is asked more often, so that a common start is quick. */
@Configuration(proxyBeanMethods = false)
@EnableScheduling
class DirectorySchedule implements SchedulingConfigurer {

    private static final Duration WHILE_FAILING = Duration.ofSeconds(3);

    private final KeycloakDirectorySync sync;
    private final Duration interval;
    private volatile Duration wait = Duration.ZERO;

    DirectorySchedule(KeycloakDirectorySync sync, KeycloakProperties keycloak) {
        this.sync = sync;
        this.interval = keycloak.syncInterval();
    }

    @Override
    public void configureTasks(ScheduledTaskRegistrar tasks) {
        if (interval.isZero()) {
            return;
        }
        tasks.addTriggerTask(
                () -> wait = sync.sync() || interval.compareTo(WHILE_FAILING) < 0 ? interval : WHILE_FAILING,
                context -> Objects.requireNonNullElseGet(context.lastCompletion(), Instant::now)
                        .plus(wait));
    }
}
