package io.millrace.testing;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.DirectoryStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.springframework.util.FileSystemUtils;

/**
 * Keycloak's distribution, unpacked and augmented once for this user and version. It lies in the user's cache, since
 * augmenting takes half a minute that a clean build should not pay again.
 */
record KeycloakInstallation(String version, Path home) {

    private static final Path CACHE = Path.of(System.getProperty("user.home"), ".cache", "millrace");

    static KeycloakInstallation obtain(ServiceProgress progress) throws IOException, InterruptedException {
        Properties distribution = new Properties();
        try (InputStream file = KeycloakInstallation.class.getResourceAsStream("/keycloak-distribution.properties")) {
            distribution.load(file);
        }
        String version = distribution.getProperty("version");
        Path home = CACHE.resolve("keycloak-" + version);
        if (!Files.exists(home)) {
            progress.say("Keycloak: unpacking and augmenting version " + version + ", once on this machine");
            buildOnce(home, temporary -> {
                unpack(Path.of(distribution.getProperty("zip")), temporary);
                new KeycloakInstallation(version, temporary)
                        .run(Map.of(), temporary.resolve("build.log"), List.of("build", "--db=dev-file"));
            });
        }
        return new KeycloakInstallation(version, home);
    }

    /** A place in the cache for what is derived from this version and the given key. */
    Path cached(String key) {
        return CACHE.resolve("keycloak-%s-%s".formatted(version, key));
    }

    /** Fills a directory beside its place and moves it there, so that a crash never leaves half of it. */
    static void buildOnce(Path place, Filling filling) throws IOException, InterruptedException {
        Files.createDirectories(CACHE);
        removeLitter();
        Path temporary = Files.createTempDirectory(CACHE, "building-");
        try {
            filling.fill(temporary);
            Files.move(temporary, place, StandardCopyOption.ATOMIC_MOVE);
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            // Another build was faster; its result is as good as ours.
        } finally {
            FileSystemUtils.deleteRecursively(temporary);
        }
    }

    /** What a killed run was making; what is younger may still be in the making. */
    private static void removeLitter() throws IOException {
        Instant limit = Instant.now().minus(Duration.ofHours(1));
        try (DirectoryStream<Path> unfinished = Files.newDirectoryStream(CACHE, "building-*")) {
            for (Path directory : unfinished) {
                if (Files.getLastModifiedTime(directory).toInstant().isBefore(limit)) {
                    FileSystemUtils.deleteRecursively(directory);
                }
            }
        }
    }

    /** Runs a command that ends by itself. */
    void run(Map<String, String> environment, Path log, List<String> arguments)
            throws IOException, InterruptedException {
        Process process = launch(environment, log, arguments);
        try {
            int status = process.waitFor();
            if (status != 0) {
                throw new IOException("Keycloak's %s ended with status %d:%n%s"
                        .formatted(arguments.get(0), status, Files.readString(log)));
            }
        } finally {
            // Interrupted: nobody waits for the outcome any more.
            process.destroyForcibly();
        }
    }

    /** Starts Java on Quarkus' entry point: the distribution's script would only hide the process from us. */
    Process launch(Map<String, String> environment, Path log, List<String> arguments) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // Little compilation, one collector thread: a short life beside a build.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx256m",
                "--add-opens=java.base/java.util=ALL-UNNAMED",
                "--add-opens=java.base/java.util.concurrent=ALL-UNNAMED",
                "--add-opens=java.base/java.security=ALL-UNNAMED",
                "--add-opens=java.base/java.lang=ALL-UNNAMED",
                "-Dfile.encoding=UTF-8",
                "-Djava.util.logging.manager=org.jboss.logmanager.LogManager",
                "-Djava.util.concurrent.ForkJoinPool.common.threadFactory="
                        + "io.quarkus.bootstrap.forkjoin.QuarkusForkJoinWorkerThreadFactory",
                "-Dkc.home.dir=" + home,
                // Several servers share one installation, so nothing may be written below it.
                "-Dquarkus.transaction-manager.object-store.directory=" + log.resolveSibling("transactions"),
                "-Dkeycloak.migration.replace-placeholders=true"));
        if (!arguments.contains("build")) {
            command.add("-Dkc.config.built=true");
        }
        command.addAll(List.of(
                "-cp",
                home.resolve("lib/quarkus-run.jar").toString(),
                "io.quarkus.bootstrap.runner.QuarkusEntryPoint"));
        command.addAll(arguments);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(home.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static void unpack(Path zip, Path target) throws IOException {
        try (ZipInputStream entries = new ZipInputStream(Files.newInputStream(zip))) {
            for (ZipEntry entry = entries.getNextEntry(); entry != null; entry = entries.getNextEntry()) {
                Path name = Path.of(entry.getName());
                if (name.getNameCount() < 2) {
                    continue;
                }
                // The first name is the distribution's own folder.
                Path file = target.resolve(name.subpath(1, name.getNameCount())).normalize();
                if (!file.startsWith(target)) {
                    throw new IOException("Entry outside of the archive's folder: " + entry.getName());
                }
                if (entry.isDirectory()) {
                    Files.createDirectories(file);
                } else {
                    Files.createDirectories(file.getParent());
                    Files.copy(entries, file);
                }
            }
        }
    }

    /** Writes a directory's content. */
    interface Filling {
        void fill(Path directory) throws IOException, InterruptedException;
    }
}
