package io.millrace.faults;

import io.millrace.MillraceApplication;
import io.millrace.testing.ServicePorts;
import io.millrace.testing.Services;
import io.millrace.testing.StaleProcess;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Millrace as a process of its own, on a database of its own beside the tests' PostgreSQL and Keycloak, so that it can be
 * killed. Every life has the same port and the same files.
 */
final class KillableApplication implements AutoCloseable {

    private static final Duration LONGEST_START = Duration.ofMinutes(5);
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);

    private final String database;
    private final Path directory;
    private final ApplicationJar jar;
    private final Map<String, Object> properties;
    private final int port;
    private final Thread killAtExit = new Thread(this::kill, "killable-application-end");
    private final HttpClient http = HttpClient.newHttpClient();
    private @Nullable Process process;
    private int lives;

    /** @param directory for this application alone; emptied by nobody */
    KillableApplication(String database, Path directory) throws IOException {
        this.database = database;
        this.directory = Files.createDirectories(directory.toAbsolutePath());
        StaleProcess.endRemembered(pidFile());
        this.jar = ApplicationJar.make(this.directory.resolve("millrace.jar"));
        this.port = freePort();
        this.properties = new HashMap<>(Services.forTests().properties(database));
        properties.put("server.port", port);
        properties.put("millrace.url", url());
        properties.put("millrace.files.directory", this.directory.resolve("files"));
        // Its callers are few and in a hurry.
        for (String limit : List.of("user", "upload", "organization", "address")) {
            properties.put("millrace.rate-limit." + limit, 1_000_000);
        }
        Runtime.getRuntime().addShutdownHook(killAtExit);
    }

    /** Begins with a database that no migration has seen. */
    void emptyDatabase() {
        Services.forTests().postgres().makeDatabase(database);
    }

    String url() {
        return "http://localhost:" + port;
    }

    /** The application's database, seen by the superuser. */
    JdbcClient database() {
        return JdbcClient.create(Services.forTests().postgres().asSuperuser(database));
    }

    /**
     * Lets the JVM write, when it is next stopped, what the later lives load faster from: the classes in use until then.
     */
    void train() throws IOException, InterruptedException {
        start("-XX:ArchiveClassesAtExit=" + archive());
        awaitHealthy();
    }

    void start() throws IOException {
        start("-XX:SharedArchiveFile=" + archive());
    }

    private synchronized void start(String archiving) throws IOException {
        lives++;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                archiving,
                "-Xlog:cds=off",
                "-Xlog:cds+dynamic=off",
                // A short life beside a build: little compilation, one collector thread.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xmx512m",
                "-cp",
                jar.classPath(),
                MillraceApplication.class.getName()));
        properties.forEach((name, value) -> command.add("--" + name + "=" + value));
        Process started = new ProcessBuilder(command)
                .directory(directory.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log())
                .start();
        process = started;
        StaleProcess.remember(pidFile(), started.toHandle());
    }

    /** Returns when the application says that it is ready; what it logged comes with the failure when it never does. */
    void awaitHealthy() throws IOException, InterruptedException {
        HttpRequest question = HttpRequest.newBuilder(URI.create(url() + "/actuator/health/readiness"))
                .build();
        long end = System.nanoTime() + LONGEST_START.toNanos();
        while (running().isAlive() && System.nanoTime() - end < 0) {
            try {
                if (http.send(question, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException notYet) {
                // Not listening yet; whether it ever will shows in the process.
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
        throw new IllegalStateException("Millrace did not come up:\n" + Files.readString(log().toPath()));
    }

    /** {@code kill -9}: returns when the process is gone. */
    synchronized void kill() {
        if (process != null) {
            process.destroyForcibly().onExit().join();
        }
    }

    /** SIGTERM: returns when the application has stopped by itself. */
    synchronized void stop() {
        Process running = running();
        running.destroy();
        running.onExit().join();
    }

    boolean isRunning() {
        return running().isAlive();
    }

    @Override
    public void close() throws IOException {
        kill();
        Runtime.getRuntime().removeShutdownHook(killAtExit);
        Files.deleteIfExists(pidFile());
    }

    private synchronized Process running() {
        if (process == null) {
            throw new IllegalStateException("Millrace has not been started");
        }
        return process;
    }

    private Path archive() {
        return directory.resolve("millrace.jsa");
    }

    private File log() {
        return directory.resolve("life-" + lives + ".log").toFile();
    }

    private Path pidFile() {
        return directory.resolve("millrace.pid");
    }

    /** Below the range from which clients get theirs: a client of a dead server could else connect to itself. */
    private static int freePort() {
        while (true) {
            int port = ThreadLocalRandom.current().nextInt(20_000, 28_000);
            try {
                ServicePorts.requireFree(port, "Millrace");
                return port;
            } catch (UncheckedIOException taken) {
                // Another one, then.
            }
        }
    }
}
