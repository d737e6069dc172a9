package io.millrace.platform.limits;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.HikariDataSource;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Phaser;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformContext
class SharedBucketsTest {

    private static final Duration PATIENCE = Duration.ofSeconds(1);

    private final MovableClock clock = new MovableClock();
    private final JdbcClient superuser = PlatformDatabase.asSuperuser();
    private final String subject = UUID.randomUUID().toString();
    private final ExecutorService threads = Executors.newFixedThreadPool(8);
    private final SharedBuckets here;
    private final SharedBuckets there;
    private final TransactionTemplate request;

    @Autowired
    SharedBucketsTest(WorkerDatabase workers, TransactionTemplate request) {
        this.request = request;
        here = new SharedBuckets(workers.connectBriefly("here", 2, PATIENCE), clock);
        there = new SharedBuckets(workers.connectBriefly("there", 2, PATIENCE), clock);
    }

    @AfterEach
    void close() {
        threads.shutdown();
        here.close();
        there.close();
    }

    @Test
    void two_processes_share_a_limit_and_pass_it_by_no_more_than_a_lease() {
        Limit limit = new Limit("shared", 100);

        int granted = 0;
        for (int i = 0; i < 200; i++) {
            granted += granted(here, limit) + granted(there, limit);
        }

        assertThat(granted).isBetween(100, 100 + limit.lease());
    }

    @Test
    void what_was_granted_too_much_is_missing_in_the_next_window() {
        Limit limit = new Limit("lent", 20);
        int granted = 0;
        for (int window = 0; window < 10; window++) {
            for (int i = 0; i < 40; i++) {
                granted += granted(here, limit) + granted(there, limit);
            }
            clock.move(Limit.WINDOW);
        }
        assertThat(granted).isBetween(10 * 20, 10 * 20 + limit.lease());
    }

    @Test
    void a_process_alone_keeps_to_the_limit_exactly_also_when_all_come_at_once() {
        for (int i = 0; i < 20; i++) {
            Limit limit = new Limit("alone-" + i, 50);
            Phaser begin = new Phaser(8);
            List<CompletableFuture<Integer>> callers = IntStream.range(0, 8)
                    .mapToObj(caller -> CompletableFuture.supplyAsync(
                            () -> {
                                begin.arriveAndAwaitAdvance();
                                return IntStream.range(0, 20)
                                        .map(call -> granted(here, limit))
                                        .sum();
                            },
                            threads))
                    .toList();

            assertThat(callers.stream().mapToInt(CompletableFuture::join).sum()).isEqualTo(50);
        }
    }

    @Test
    void a_window_later_there_is_room_again() {
        Limit limit = new Limit("window", 3);
        for (int i = 0; i < 3; i++) {
            assertThat(granted(here, limit)).isOne();
        }
        Count refused = here.take(limit, subject).orElseThrow();
        assertThat(refused.granted()).isFalse();
        assertThat(refused.waitSeconds()).isEqualTo(60);

        clock.move(Limit.WINDOW.minusMillis(1));
        assertThat(granted(here, limit)).isZero();
        clock.move(Duration.ofMillis(1));
        Count count = here.take(limit, subject).orElseThrow();
        assertThat(count.granted()).isTrue();
        assertThat(count.standing()).isEqualTo("\"window\";r=2;t=60");
    }

    @Test
    void most_requests_cost_the_database_nothing_and_refused_ones_nothing_either() {
        Limit limit = new Limit("cheap", 1000);
        granted(here, limit);
        String written = version(limit);
        for (int i = 0; i < limit.lease(); i++) {
            granted(here, limit);
        }
        assertThat(version(limit)).isEqualTo(written);
        granted(here, limit);
        assertThat(version(limit)).isNotEqualTo(written);

        IntStream.range(0, 1000).forEach(i -> granted(here, limit));
        String used = version(limit);
        IntStream.range(0, 1000).forEach(i -> granted(here, limit));
        assertThat(version(limit)).isEqualTo(used);
    }

    @Test
    void no_bucket_stays_locked_by_a_request_that_was_counted_and_is_at_work() {
        Limit limit = new Limit("unlocked", 2);
        request.executeWithoutResult(transaction -> {
            granted(here, limit);

            assertThat(superuser
                            .sql("select bucket from rate_limit where bucket = :bucket for update nowait")
                            .param("bucket", limit.bucketOf(subject))
                            .query(String.class)
                            .optional())
                    .isPresent();
        });
    }

    @Test
    void a_new_quota_holds_at_once() {
        granted(here, new Limit("changed", 1));
        assertThat(granted(here, new Limit("changed", 1))).isZero();
        assertThat(granted(here, new Limit("changed", 2))).isOne();
    }

    @Test
    void a_bucket_that_is_full_again_is_removed_and_another_stays() {
        Limit old = new Limit("old", 5);
        Limit fresh = new Limit("fresh", 5);
        granted(here, old);
        granted(here, fresh);
        superuser
                .sql("update rate_limit set expires_at = :past where bucket = :bucket")
                .param("past", System.currentTimeMillis() - 1)
                .param("bucket", old.bucketOf(subject))
                .update();

        here.removeExpired();

        assertThat(superuser
                        .sql("select bucket from rate_limit where bucket like :subject")
                        .param("subject", "%" + subject)
                        .query(String.class)
                        .list())
                .containsExactly(fresh.bucketOf(subject));
    }

    @Test
    void without_its_database_nothing_is_counted_and_only_the_first_request_waits() {
        HikariDataSource away = new HikariDataSource();
        away.setJdbcUrl("jdbc:postgresql://localhost:1/away");
        away.setInitializationFailTimeout(-1);
        away.setConnectionTimeout(PATIENCE.toMillis());
        Limit limit = new Limit("away", 1);
        try (SharedBuckets buckets = new SharedBuckets(away, clock)) {
            assertThat(buckets.take(limit, subject)).isEqualTo(Optional.empty());
            away.close();
            assertThat(buckets.take(limit, subject)).isEqualTo(Optional.empty());
        }
    }

    private int granted(SharedBuckets buckets, Limit limit) {
        return buckets.take(limit, subject).orElseThrow().granted() ? 1 : 0;
    }

    /** Another one after each write of the bucket's row. */
    private String version(Limit limit) {
        return superuser
                .sql("select xmin::text from rate_limit where bucket = :bucket")
                .param("bucket", limit.bucketOf(subject))
                .query(String.class)
                .single();
    }
}
