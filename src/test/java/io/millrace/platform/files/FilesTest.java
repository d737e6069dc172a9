package io.millrace.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.Tenant;
import io.millrace.platform.tenancy.TenantTransactionManager;
import io.millrace.platform.web.Problem;
import io.millrace.testing.PostgresServer;
import io.millrace.testing.Services;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
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
import javax.sql.DataSource;
import liquibase.exception.LiquibaseException;
import liquibase.integration.spring.SpringLiquibase;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.transaction.support.TransactionTemplate;

class FilesTest {

    private static final Services SERVICES = Services.forTests();

    private final Actor cotton = actor("cotton");
    private final Actor steel = actor("steel");
    private final DataSource database = as(PostgresServer.APPLICATION);
    private final JdbcClient jdbc = JdbcClient.create(database);
    private final TenantTransactionManager transactions = new TenantTransactionManager(database);

    @TempDir
    Path directory;

    private Files files = files(Path.of(""));

    @BeforeAll
    static void migrate() throws LiquibaseException {
        SERVICES.start();
        SpringLiquibase liquibase = new SpringLiquibase();
        liquibase.setDataSource(as(PostgresServer.OWNER));
        liquibase.setChangeLog("classpath:db/changelog.yaml");
        liquibase.setResourceLoader(new DefaultResourceLoader());
        liquibase.afterPropertiesSet();
    }

    @BeforeEach
    void useDirectory() {
        files = files(directory);
    }

    @Test
    void a_file_comes_back_as_it_went_in() throws IOException {
        StoredFile stored = store(cotton, "C:\\scans\\lot 7.txt", "217.5 kg");
        assertThat(stored.name()).isEqualTo("lot 7.txt");
        assertThat(stored.mediaType()).isEqualTo("text/plain");
        assertThat(stored.size()).isEqualTo(8);
        assertThat(stored.uploadedBy()).isEqualTo(cotton.userId());
        assertThat(CurrentActor.callAs(cotton, () -> files.get(stored.id()))).isEqualTo(stored);
        assertThat(read(cotton, stored.id())).isEqualTo("217.5 kg");
    }

    @Test
    void the_same_content_is_the_same_file_under_the_name_of_its_first_upload() {
        StoredFile first = store(cotton, "first.txt", "content");
        StoredFile again = store(cotton, "again.txt", "content");
        assertThat(again).isEqualTo(first);
        assertThat(store(cotton, "first.txt", "other content").id()).isNotEqualTo(first.id());
    }

    @Test
    void simultaneous_uploads_of_the_same_content_are_one_file() throws Exception {
        int uploads = 12;
        CyclicBarrier together = new CyclicBarrier(uploads);
        ExecutorService threads = Executors.newFixedThreadPool(uploads);
        try {
            List<Future<StoredFile>> answers = Stream.generate(() -> threads.submit(() -> {
                        together.await();
                        return store(cotton, "scan.txt", "the same");
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
        assertThat(storedPaths()).hasSize(1);
    }

    @Test
    void an_upload_takes_the_place_of_a_simultaneous_one_that_is_rolled_back() throws Exception {
        CountDownLatch uploaded = new CountDownLatch(1);
        CountDownLatch waiting = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<UUID> rolledBack = threads.submit(() -> CurrentActor.callAs(
                    cotton, () -> new TransactionTemplate(transactions).execute(status -> {
                        status.setRollbackOnly();
                        UUID id = files.store("scan.txt", stream("contested")).id();
                        uploaded.countDown();
                        await(waiting);
                        return id;
                    })));
            uploaded.await();
            Future<StoredFile> kept = threads.submit(() -> store(cotton, "scan.txt", "contested"));
            awaitBlockedUpload();
            waiting.countDown();
            assertThat(kept.get().id()).isNotEqualTo(rolledBack.get());
            assertThat(read(cotton, kept.get().id())).isEqualTo("contested");
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void a_rolled_back_upload_leaves_nothing_to_see_and_its_bytes_are_used_again() throws IOException {
        UUID id = CurrentActor.callAs(cotton, () -> new TransactionTemplate(transactions).execute(status -> {
            status.setRollbackOnly();
            return files.store("scan.txt", stream("orphan")).id();
        }));
        assertThat(id).isNotNull();
        assertNotFound(cotton, id);
        assertThat(storedPaths()).hasSize(1);
        assertThat(read(cotton, store(cotton, "scan.txt", "orphan").id())).isEqualTo("orphan");
        assertThat(storedPaths()).hasSize(1);
    }

    @Test
    void organizations_share_no_file_even_of_the_same_content() throws IOException {
        StoredFile ours = store(cotton, "price.txt", "1.80");
        StoredFile theirs = store(steel, "price.txt", "1.80");
        assertThat(theirs.id()).isNotEqualTo(ours.id());
        assertThat(storedPaths()).hasSize(2);
        assertNotFound(steel, ours.id());
        assertThatThrownBy(() -> read(steel, ours.id())).isInstanceOf(Problem.class);
        assertThat(read(steel, theirs.id())).isEqualTo("1.80");
    }

    @Test
    void a_refused_file_is_not_kept() throws IOException {
        assertThatThrownBy(() -> store(cotton, "scan.png", "no image")).isInstanceOf(Problem.class);
        assertThat(storedPaths()).isEmpty();
    }

    @Test
    void an_empty_file_and_one_of_more_than_50_mebibytes_are_refused() throws IOException {
        assertThat(refused("a.txt", stream("")).code()).isEqualTo(FileError.FILE_EMPTY);
        assertThat(refused("a.txt", new Endless()).code()).isEqualTo(FileError.FILE_TOO_LARGE);
        assertThat(storedPaths()).isEmpty();
    }

    @Test
    void a_file_whose_bytes_are_lost_says_so() throws IOException {
        StoredFile stored = store(cotton, "scan.txt", "lost");
        java.nio.file.Files.delete(storedPaths().get(0));
        assertThatThrownBy(() -> read(cotton, stored.id()))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(FileError.FILE_CONTENT_MISSING));
    }

    @Test
    void bytes_that_were_damaged_in_the_store_are_replaced_by_the_next_upload() throws IOException {
        StoredFile stored = store(cotton, "scan.txt", "whole");
        java.nio.file.Files.writeString(storedPaths().get(0), "w");
        store(cotton, "scan.txt", "whole");
        assertThat(read(cotton, stored.id())).isEqualTo("whole");
    }

    @Test
    void the_application_can_neither_change_nor_delete_a_file_and_its_upload_is_in_the_audit_log() {
        StoredFile stored = store(cotton, "proof.txt", "proof");
        for (String statement : List.of("update file set sha256 = sha256", "delete from file")) {
            assertThatThrownBy(() -> CurrentActor.runAs(cotton, () -> new TransactionTemplate(transactions)
                            .executeWithoutResult(status -> jdbc.sql(statement).update())))
                    .isInstanceOf(DataAccessException.class)
                    .hasMessageContaining("permission denied");
        }
        List<String> users = CurrentActor.callAs(
                cotton, () -> new TransactionTemplate(transactions).execute(status -> jdbc.sql(
                                "select user_id from audit_log where table_name = 'file' and row_id = :id")
                        .param("id", stored.id().toString())
                        .query(String.class)
                        .list()));
        assertThat(users).containsExactly(cotton.userId());
    }

    private StoredFile store(Actor actor, String name, String content) {
        return CurrentActor.callAs(actor, () -> files.store(name, stream(content)));
    }

    private Problem refused(String name, InputStream content) {
        return catchThrowableOfType(
                Problem.class, () -> CurrentActor.callAs(cotton, () -> files.store(name, content)));
    }

    private String read(Actor actor, UUID id) {
        return CurrentActor.callAs(actor, () -> {
            try (InputStream content = files.open(id)) {
                return new String(content.readAllBytes(), StandardCharsets.UTF_8);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        });
    }

    private void assertNotFound(Actor actor, UUID id) {
        assertThatThrownBy(() -> CurrentActor.callAs(actor, () -> files.get(id)))
                .isInstanceOfSatisfying(
                        Problem.class,
                        problem -> assertThat(problem.code()).isEqualTo(FileError.FILE_NOT_FOUND));
    }

    private List<Path> storedPaths() throws IOException {
        try (Stream<Path> paths = java.nio.file.Files.walk(directory)) {
            return paths.filter(java.nio.file.Files::isRegularFile).toList();
        }
    }

    /** Until PostgreSQL says that an insert waits for the other transaction. */
    private static void awaitBlockedUpload() throws SQLException {
        JdbcClient superuser = JdbcClient.create(SERVICES.postgres().asSuperuser());
        while (superuser.sql("select count(*) from pg_stat_activity where wait_event_type = 'Lock' and query like '%into file%'")
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

    private Files files(Path where) {
        return new Files(
                new FileInspection(new PdfInspection()),
                new DiskFileStore(new FilesProperties(where)),
                jdbc,
                transactions);
    }

    private static Actor actor(String organization) {
        Tenant tenant = new Tenant(UUID.randomUUID(), organization, organization);
        return new Actor(tenant, UUID.randomUUID().toString(), Set.of(), "request", "test");
    }

    private static DataSource as(String role) {
        return new DriverManagerDataSource(SERVICES.postgres().url(), role, PostgresServer.passwordOf(role));
    }

    private static InputStream stream(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }

    /** Announces nothing and never ends. */
    private static final class Endless extends InputStream {

        @Override
        public int read() {
            return 'a';
        }

        @Override
        public int read(byte[] buffer, int offset, int length) {
            java.util.Arrays.fill(buffer, offset, offset + length, (byte) 'a');
            return length;
        }
    }
}
