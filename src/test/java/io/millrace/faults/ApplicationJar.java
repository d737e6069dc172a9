package io.millrace.faults;

import io.millrace.MillraceApplication;
import java.io.File;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.Deflater;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/**
 * The compiled application as a jar, with the libraries of this test run: the JVM archives classes from jars only, and an
 * archive halves the time of a start.
 */
record ApplicationJar(Path file) {

    static ApplicationJar make(Path file) throws IOException {
        try (OutputStream bytes = Files.newOutputStream(file);
                ZipOutputStream jar = new ZipOutputStream(bytes);
                Stream<Path> content = Files.walk(classes())) {
            jar.setLevel(Deflater.NO_COMPRESSION);
            for (Path path : content.sorted().toList()) {
                add(jar, path);
            }
        }
        return new ApplicationJar(file);
    }

    /** The jar before the libraries, without the test classes and their components. */
    String classPath() {
        String all = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        return Stream.concat(
                        Stream.of(file.toString()),
                        Arrays.stream(all.split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar")))
                .collect(Collectors.joining(File.pathSeparator));
    }

    /** Folders get entries of their own: Spring looks for them when it searches for models and components. */
    private static void add(ZipOutputStream jar, Path path) throws IOException {
        String name = classes().relativize(path).toString().replace(File.separatorChar, '/');
        if (name.isEmpty()) {
            return;
        }
        boolean folder = Files.isDirectory(path);
        jar.putNextEntry(new ZipEntry(folder ? name + "/" : name));
        if (!folder) {
            Files.copy(path, jar);
        }
        jar.closeEntry();
    }

    private static Path classes() {
        try {
            return Path.of(MillraceApplication.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
