package io.millrace.platform.limits;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.zaxxer.hikari.HikariDataSource;
import io.github.bucket4j.BucketConfiguration;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import io.github.bucket4j.distributed.BucketProxy;
import io.github.bucket4j.distributed.ExpirationAfterWriteStrategy;
import io.github.bucket4j.distributed.jdbc.PrimaryKeyMapper;
import io.github.bucket4j.distributed.proxy.optimization.DelayParameters;
import io.github.bucket4j.distributed.proxy.optimization.NopeOptimizationListener;
import io.github.bucket4j.distributed.proxy.optimization.delay.DelayOptimization;
import io.github.bucket4j.postgresql.Bucket4jPostgreSQL;
import io.github.bucket4j.postgresql.PostgreSQLSelectForUpdateBasedProxyManager;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;

/**
 * What is left of each limit, in one table for all processes. A process counts by itself up to a {@linkplain Limit#lease()
 * lease} and then tells the table, in a short transaction on a connection of the limiter's own; so most requests cost the
 * database nothing, and none holds a bucket's row while it works.
 */
class SharedBuckets implements AutoCloseable {

    /** What one process has counted by itself becomes known to the others after this, or with the lease. */
    private static final Duration LONGEST_SILENCE = Duration.ofSeconds(30);
    /** After an error nobody is held up by the next one. */
    private static final Duration REST = Duration.ofSeconds(5);

    private static final int MOST_BUCKETS = 100_000;
    private static final int STEP = 1000;

    private static final Logger log = LoggerFactory.getLogger(SharedBuckets.class);

    private final HikariDataSource database;
    private final Clock clock;
    private final TimeMeter time;
    private final PostgreSQLSelectForUpdateBasedProxyManager<String> table;
    private final Cache<String, BucketProxy> buckets;
    private volatile long restsUntil;

    /** @param database closed with this */
    SharedBuckets(HikariDataSource database, Clock clock) {
        this.database = database;
        this.clock = clock;
        this.time = new WallClock(clock);
        this.table = Bucket4jPostgreSQL.selectForUpdateBasedBuilder(database)
                .primaryKeyMapper(PrimaryKeyMapper.STRING)
                .table("rate_limit")
                .idColumn("bucket")
                .stateColumn("state")
                .expiresAtColumn("expires_at")
                .expirationAfterWrite(ExpirationAfterWriteStrategy.basedOnTimeForRefillingBucketUpToMax(Limit.WINDOW))
                .clientClock(time)
                .build();
        // Whoever was away for a window has a whole limit again, so what was not told yet is forgotten rightly.
        this.buckets = Caffeine.newBuilder()
                .maximumSize(MOST_BUCKETS)
                .expireAfterAccess(Limit.WINDOW)
                .ticker(time::currentTimeNanos)
                .build();
    }

    /** Counts one request; empty when that cannot be told, since the database does not answer. */
    Optional<Count> take(Limit limit, String subject) {
        if (isResting()) {
            return Optional.empty();
        }
        BucketProxy bucket = buckets.get(limit.bucketOf(subject), key -> bucket(limit, key));
        // One at a time: the library would put those who wait together into one command, and that fails on a bucket
        // which the table does not have yet.
        synchronized (bucket) {
            if (isResting()) {
                return Optional.empty();
            }
            try {
                return Optional.of(count(limit, bucket.tryConsumeAndReturnRemaining(1)));
            } catch (RuntimeException failure) {
                restsUntil = clock.millis() + REST.toMillis();
                log.warn("Rate limits are not counted for {} seconds: {}", REST.toSeconds(), failure.toString());
                return Optional.empty();
            }
        }
    }

    private boolean isResting() {
        return clock.millis() < restsUntil;
    }

    @Scheduled(initialDelay = 1, fixedDelay = 1, timeUnit = TimeUnit.MINUTES)
    void removeExpired() {
        int removed;
        do {
            removed = table.removeExpired(STEP);
        } while (removed == STEP);
    }

    @Override
    public void close() {
        database.close();
    }

    private BucketProxy bucket(Limit limit, String key) {
        var configuration = BucketConfiguration.builder()
                .addLimit(bandwidth -> bandwidth.capacity(limit.quota()).refillIntervally(limit.quota(), Limit.WINDOW))
                .build();
        var lease = new DelayParameters(limit.lease(), LONGEST_SILENCE);
        return table.builder()
                .withOptimization(new DelayOptimization(lease, NopeOptimizationListener.INSTANCE, time))
                .build(key, () -> configuration);
    }

    private static Count count(Limit limit, ConsumptionProbe probe) {
        long wait = probe.isConsumed() ? probe.getNanosToWaitForReset() : probe.getNanosToWaitForRefill();
        return new Count(limit, probe.isConsumed(), Math.max(0, probe.getRemainingTokens()), Duration.ofNanos(wait));
    }

    private record WallClock(Clock clock) implements TimeMeter {

        @Override
        public long currentTimeNanos() {
            return TimeUnit.MILLISECONDS.toNanos(clock.millis());
        }

        @Override
        public boolean isWallClockBased() {
            return true;
        }
    }
}
