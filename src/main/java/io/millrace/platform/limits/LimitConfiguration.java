package io.millrace.platform.limits;

import io.millrace.platform.tenancy.WorkerDatabase;
import java.time.Clock;
import java.time.Duration;
import org.springframework.boot.autoconfigure.security.SecurityProperties;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.scheduling.annotation.EnableScheduling;

@Configuration(proxyBeanMethods = false)
@EnableScheduling
class LimitConfiguration {

    private static final int CONNECTIONS = 3;
    private static final Duration PATIENCE = Duration.ofSeconds(1);

    @Bean
    SharedBuckets sharedBuckets(WorkerDatabase workers, Clock clock) {
        return new SharedBuckets(workers.connectBriefly("limits", CONNECTIONS, PATIENCE), clock);
    }

    /** Before the security chains. */
    @Bean
    FilterRegistrationBean<AddressLimitFilter> addressLimits(LimitProperties properties, RateLimits limits) {
        var registration = new FilterRegistrationBean<>(new AddressLimitFilter(properties, limits));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER - 10);
        return registration;
    }

    /** Behind the security chains, which bind the actor, and before everything that works for one. */
    @Bean
    FilterRegistrationBean<CallerLimitFilter> callerLimits(LimitProperties properties, RateLimits limits) {
        var registration = new FilterRegistrationBean<>(new CallerLimitFilter(properties, limits));
        registration.setOrder(SecurityProperties.DEFAULT_FILTER_ORDER + 5);
        return registration;
    }
}
