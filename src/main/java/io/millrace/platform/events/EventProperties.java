package io.millrace.platform.events;

import java.time.Duration;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How the relay works.
 *
 * @param pollInterval how long an event can wait when no notification came, be it lost or due to a retry
 * @param workers how many threads of a node deliver at once; each holds a connection of the worker pool meanwhile
 * @param batch at most so many events are taken in one transaction
 * @param batchTime after this a batch leaves what is left of it to others, so that a slow handler holds up little
 * @param retryWaits the wait after each failed try but the last: one try more than waits
 */
@ConfigurationProperties("millrace.events")
record EventProperties(
        @DefaultValue("5s") Duration pollInterval,
        @DefaultValue("2") int workers,
        @DefaultValue("100") int batch,
        @DefaultValue("2s") Duration batchTime,
        @DefaultValue({"10s", "1m", "10m", "1h"}) List<Duration> retryWaits) {}
