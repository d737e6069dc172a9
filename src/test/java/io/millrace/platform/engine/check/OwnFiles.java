package io.millrace.platform.engine.check;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** The decisions and forms that come with the application. */
final class OwnFiles {

    private OwnFiles() {}

    static List<ModelFile> decisionsAndForms() {
        return Stream.of("processes", "forms", "src/test/resources/browser")
                .flatMap(OwnFiles::in)
                .filter(path ->
                        path.toString().endsWith(".dmn") || path.toString().endsWith(".form"))
                .sorted()
                .map(OwnFiles::read)
                .toList();
    }

    private static Stream<Path> in(String folder) {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(Files::isRegularFile).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static ModelFile read(Path path) {
        try {
            return new ModelFile(path.getFileName().toString(), Files.readAllBytes(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
