package io.millrace.platform.files;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.NoSuchFileException;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The files of the organization in force. Whoever uses a file refers to it by {@code (tenant_id, file_id)} and keeps the
 * name that it has in that use.
 */
@Service
public class Files {

    private final FileInspection inspection;
    private final FileStore store;
    private final JdbcClient jdbc;
    private final TransactionTemplate transaction;

    Files(FileInspection inspection, FileStore store, JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.inspection = inspection;
        this.store = store;
        this.jdbc = jdbc;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Checks a file and keeps it. Content that the organization has already is not kept twice: the answer is the file of
     * the first upload, with its id and its name, whoever uploaded it; this holds for simultaneous uploads as well.
     * Within a transaction the file appears with its commit; without one, it is there when this returns.
     *
     * @param name as the user's computer knows it; path and control characters are taken off
     * @param content at most 50 MiB; read to its end or to the limit, not closed
     * @throws Problem with one of {@link FileError}: {@code FILE_EMPTY}, {@code FILE_NAME_INVALID} (400),
     *     {@code FILE_TOO_LARGE}, {@code FILE_TOO_MANY_PAGES} (413), {@code FILE_TYPE_NOT_ALLOWED},
     *     {@code FILE_TYPE_MISMATCH} (415), {@code FILE_UNREADABLE}, {@code FILE_ENCRYPTED}, {@code FILE_HAS_MACROS},
     *     {@code FILE_TOO_COMPLEX} (422), {@code FILE_CHECKS_BUSY} (503)
     * @throws UncheckedIOException when the content cannot be read or the disk is full
     * @throws IllegalStateException when no actor is bound
     */
    public StoredFile store(String name, InputStream content) {
        Actor actor = CurrentActor.require();
        FileName fileName = FileName.of(name);
        try (Upload upload = Upload.receive(content)) {
            // Not by the hash alone: what is known as text could come back under the name of a program.
            FileType type = inspection.inspect(upload.path(), fileName);
            // Before the row, so that a row that can be seen always has its bytes.
            store.keep(actor.tenant().id(), upload.sha256(), upload.path());
            return inTransaction(() -> {
                insert(actor, fileName, type, upload);
                return find("sha256 = :key", upload.sha256()).orElseThrow();
            });
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot keep the file", e);
        }
    }

    /** @throws Problem {@code FILE_NOT_FOUND} (404) when the organization has no such file */
    public StoredFile get(UUID id) {
        return inTransaction(() -> find("id = :key", id))
                .orElseThrow(
                        () -> Problem.of(FileError.FILE_NOT_FOUND, "Your organization has no file %s.".formatted(id)));
    }

    /**
     * The content of a file, for the caller to close.
     *
     * @throws Problem {@code FILE_NOT_FOUND} (404); {@code FILE_CONTENT_MISSING} (500) when the store has lost it
     * @throws UncheckedIOException when the store cannot be read
     */
    public InputStream open(UUID id) {
        StoredFile file = get(id);
        try {
            return store.open(CurrentActor.require().tenant().id(), file.sha256());
        } catch (NoSuchFileException e) {
            throw Problem.of(FileError.FILE_CONTENT_MISSING).causedBy(e);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the content of file " + id, e);
        }
    }

    /** Waits for a simultaneous upload of the same content to end, and then lets that one be. */
    private void insert(Actor actor, FileName name, FileType type, Upload upload) {
        jdbc.sql("""
                        insert into file (tenant_id, id, sha256, size, media_type, name, uploaded_by)
                        values (:tenant, :id, :sha256, :size, :mediaType, :name, :user)
                        on conflict (tenant_id, sha256) do nothing""")
                .param("tenant", actor.tenant().id())
                .param("id", Ids.next())
                .param("sha256", upload.sha256())
                .param("size", upload.size())
                .param("mediaType", type.mediaType())
                .param("name", name.value())
                .param("user", actor.userId())
                .update();
    }

    private Optional<StoredFile> find(String condition, Object key) {
        return jdbc.sql("select * from file where " + condition)
                .param("key", key)
                .query((row, number) -> new StoredFile(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        row.getString("media_type"),
                        row.getLong("size"),
                        row.getString("sha256"),
                        row.getString("uploaded_by"),
                        row.getObject("uploaded_at", OffsetDateTime.class).toInstant()))
                .optional();
    }

    private <T> T inTransaction(Supplier<T> work) {
        return Objects.requireNonNull(transaction.execute(status -> work.get()));
    }
}
