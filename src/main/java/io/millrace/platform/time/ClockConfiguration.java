package io.millrace.platform.time;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** The one clock that everything reads, so that tests can move time. */
@Configuration(proxyBeanMethods = false)
class ClockConfiguration {

    @Bean
    Clock clock() {
        return new ExactAsPostgres(Clock.systemUTC());
    }

    /**
     * To the microsecond, so that what is answered when a record is made is what will be read. {@link Clock#tick} can't
     * do it: its milliseconds are a division by zero.
     */
    private static final class ExactAsPostgres extends Clock {

        private final Clock system;

        private ExactAsPostgres(Clock system) {
            this.system = system;
        }

        @Override
        public ZoneId getZone() {
            return system.getZone();
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return new ExactAsPostgres(system.withZone(zone));
        }

        @Override
        public Instant instant() {
            return system.instant().truncatedTo(ChronoUnit.MICROS);
        }
    }
}
