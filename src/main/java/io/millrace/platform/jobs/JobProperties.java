package io.millrace.platform.jobs;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How background jobs are worked on.
 *
 * @param workers how many threads of a node work at once; each holds a connection of the runtime pool during a step
 * @param pollInterval how long a job can wait that another node was asked for, or whose wait is over
 * @param slice after this a worker turns to the job that has waited longest, so that a long one holds up no other
 * @param lease how long a job of a node that died lies still; a step may take longer, as its transaction keeps the job
 * @param retryWaits the wait after each failed try but the last: one try more than waits
 */
@ConfigurationProperties("millrace.jobs")
record JobProperties(
        @DefaultValue("2") int workers,
        @DefaultValue("2s") Duration pollInterval,
        @DefaultValue("2s") Duration slice,
        @DefaultValue("30s") Duration lease,
        @DefaultValue({"1s", "10s", "1m", "5m"}) List<Duration> retryWaits) {

    /** Seconds as PostgreSQL's {@code make_interval} takes them. */
    static double seconds(Duration duration) {
        return duration.toMillis() / 1000.0;
    }
}
