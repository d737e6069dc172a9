package io.millrace.platform.files;

import static org.assertj.core.api.Assertions.assertThat;

import io.millrace.platform.tenancy.CurrentActor;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class SimultaneousUploadsTest {

    private final FilesOfTwoOrganizations world;

    SimultaneousUploadsTest(@TempDir Path directory) throws LiquibaseException {
        world = new FilesOfTwoOrganizations(directory);
    }

    @Test
    void simultaneous_uploads_of_the_same_content_are_one_file() throws Exception {
        int uploads = 12;
        CyclicBarrier together = new CyclicBarrier(uploads);
        ExecutorService threads = Executors.newFixedThreadPool(uploads);
        try {
            List<Future<StoredFile>> answers = Stream.generate(() -> threads.submit(() -> {
                        together.await();
                        return world.store(world.cotton, "scan.txt", "the same");
                    }))
                    .limit(uploads)
                    .toList();
            Set<UUID> ids = new HashSet<>();
            for (Future<StoredFile> answer : answers) {
                ids.add(answer.get().id());
            }
            assertThat(ids).hasSize(1);
        } finally {
            threads.shutdownNow();
        }
        assertThat(world.storedPaths()).hasSize(1);
    }

    @Test
    void an_upload_takes_the_place_of_a_simultaneous_one_that_is_rolled_back() throws Exception {
        CountDownLatch uploaded = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<UUID> rolledBack = threads.submit(() -> CurrentActor.callAs(
                    world.cotton,
                    () -> world.transaction.execute(status -> {
                        status.setRollbackOnly();
                        UUID id = world.files
                                .store("scan.txt", FilesOfTwoOrganizations.stream("contested"))
                                .id();
                        uploaded.countDown();
                        await(waiting);
                        return id;
                    })));
            uploaded.await();
            Future<StoredFile> kept = threads.submit(() -> world.store(world.cotton, "scan.txt", "contested"));
            awaitBlockedUpload();
            waiting.countDown();
            assertThat(kept.get().id()).isNotEqualTo(rolledBack.get());
            assertThat(world.read(world.cotton, kept.get().id())).isEqualTo("contested");
        } finally {
            threads.shutdownNow();
        }
    }

    /** Until PostgreSQL says that an insert waits for the other transaction. */
    private static void awaitBlockedUpload() {
        JdbcClient superuser = FilesOfTwoOrganizations.superuser();
        while (superuser
                        .sql(
                                "select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%into file%'")
                        .query(Integer.class)
                        .single()
                == 0) {
            Thread.onSpinWait();
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
