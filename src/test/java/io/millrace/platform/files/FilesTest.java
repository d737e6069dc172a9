package io.millrace.platform.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import liquibase.exception.LiquibaseException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.dao.DataAccessException;

class FilesTest {

    private final FilesOfTwoOrganizations world;

    FilesTest(@TempDir Path directory) throws LiquibaseException {
        world = new FilesOfTwoOrganizations(directory);
    }

    @Test
    void a_file_comes_back_as_it_went_in() throws IOException {
        StoredFile stored = world.store(world.cotton, "C:\\scans\\lot 7.txt", "217.5 kg");
        assertThat(stored.name()).isEqualTo("lot 7.txt");
        assertThat(stored.mediaType()).isEqualTo("text/plain");
        assertThat(stored.size()).isEqualTo(8);
        assertThat(stored.uploadedBy()).isEqualTo(world.cotton.userId());
        assertThat(CurrentActor.callAs(world.cotton, () -> world.files.get(stored.id())))
                .isEqualTo(stored);
        assertThat(world.read(world.cotton, stored.id())).isEqualTo("217.5 kg");
    }

    @Test
    void the_same_content_is_the_same_file_under_the_name_of_its_first_upload() {
        StoredFile first = world.store(world.cotton, "first.txt", "content");
        StoredFile again = world.store(world.cotton, "again.txt", "content");
        assertThat(again).isEqualTo(first);
        assertThat(world.store(world.cotton, "first.txt", "other content").id()).isNotEqualTo(first.id());
    }

    @Test
    void a_rolled_back_upload_leaves_nothing_to_see_and_its_bytes_are_used_again() throws IOException {
        UUID id = CurrentActor.callAs(
                world.cotton,
                () -> world.transaction.execute(status -> {
                    status.setRollbackOnly();
                    return world.files
                            .store("scan.txt", FilesOfTwoOrganizations.stream("orphan"))
                            .id();
                }));
        assertThat(id).isNotNull();
        assertNotFound(world.cotton, id);
        assertThat(world.storedPaths()).hasSize(1);
        assertThat(world.read(
                        world.cotton,
                        world.store(world.cotton, "scan.txt", "orphan").id()))
                .isEqualTo("orphan");
        assertThat(world.storedPaths()).hasSize(1);
    }

    @Test
    void organizations_share_no_file_even_of_the_same_content() throws IOException {
        StoredFile ours = world.store(world.cotton, "price.txt", "1.80");
        StoredFile theirs = world.store(world.steel, "price.txt", "1.80");
        assertThat(theirs.id()).isNotEqualTo(ours.id());
        assertThat(world.storedPaths()).hasSize(2);
        assertNotFound(world.steel, ours.id());
        assertThatThrownBy(() -> world.read(world.steel, ours.id())).isInstanceOf(Problem.class);
        assertThat(world.read(world.steel, theirs.id())).isEqualTo("1.80");
    }

    @Test
    void a_refused_file_is_not_kept() throws IOException {
        assertThatThrownBy(() -> world.store(world.cotton, "scan.png", "no image"))
                .isInstanceOf(Problem.class);
        assertThat(world.storedPaths()).isEmpty();
    }

    @Test
    void an_empty_file_and_one_of_more_than_50_mebibytes_are_refused() throws IOException {
        assertThat(refused("a.txt", FilesOfTwoOrganizations.stream("")).code()).isEqualTo(FileError.FILE_EMPTY);
        assertThat(refused("a.txt", new Endless()).code()).isEqualTo(FileError.FILE_TOO_LARGE);
        assertThat(world.storedPaths()).isEmpty();
    }

    @Test
    void a_file_whose_bytes_are_lost_says_so() throws IOException {
        StoredFile stored = world.store(world.cotton, "scan.txt", "lost");
        java.nio.file.Files.delete(world.storedPaths().get(0));
        assertThatThrownBy(() -> world.read(world.cotton, stored.id()))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(FileError.FILE_CONTENT_MISSING));
    }

    @Test
    void bytes_that_were_damaged_in_the_store_are_replaced_by_the_next_upload() throws IOException {
        StoredFile stored = world.store(world.cotton, "scan.txt", "whole");
        java.nio.file.Files.writeString(world.storedPaths().get(0), "w");
        world.store(world.cotton, "scan.txt", "whole");
        assertThat(world.read(world.cotton, stored.id())).isEqualTo("whole");
    }

    @Test
    void the_application_can_neither_change_nor_delete_a_file_and_its_upload_is_in_the_audit_log() {
        StoredFile stored = world.store(world.cotton, "proof.txt", "proof");
        for (String statement : List.of("update file set sha256 = sha256", "delete from file")) {
            assertThatThrownBy(() -> CurrentActor.runAs(
                            world.cotton,
                            () -> world.transaction.executeWithoutResult(
                                    status -> world.jdbc.sql(statement).update())))
                    .isInstanceOf(DataAccessException.class)
                    .rootCause()
                    .hasMessageContaining("permission denied");
        }
        List<String> users = CurrentActor.callAs(
                world.cotton,
                () -> world.transaction.execute(status -> world.jdbc
                        .sql("select user_id from audit_log where table_name = 'file' and row_id = :id")
                        .param("id", stored.id().toString())
                        .query(String.class)
                        .list()));
        assertThat(users).containsExactly(world.cotton.userId());
    }

    private Problem refused(String name, InputStream content) {
        return catchThrowableOfType(
                Problem.class, () -> CurrentActor.callAs(world.cotton, () -> world.files.store(name, content)));
    }

    private void assertNotFound(Actor actor, UUID id) {
        assertThatThrownBy(() -> CurrentActor.callAs(actor, () -> world.files.get(id)))
                .isInstanceOfSatisfying(
                        Problem.class, problem -> assertThat(problem.code()).isEqualTo(FileError.FILE_NOT_FOUND));
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
