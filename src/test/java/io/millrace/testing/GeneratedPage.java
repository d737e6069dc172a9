package io.millrace.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** A file in the repository that is made from the code, checked for drift by a test. */
public final class GeneratedPage {

    private GeneratedPage() {}

    /**
     * Fails when the file does not have this content; with {@code -Dmillrace.docs.write=true} writes it instead.
     *
     * @param file from the project's root
     */
    public static void assertCurrent(Path file, String content) {
        try {
            if (Boolean.getBoolean("millrace.docs.write")) {
                Files.createDirectories(file.toAbsolutePath().getParent());
                Files.writeString(file, content);
            }
            assertThat(Files.exists(file) ? Files.readString(file) : "")
                    .as("%s is made from the code: run this test with -Dmillrace.docs.write=true to write it", file)
                    .isEqualTo(content);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }
}
