package io.millrace.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/**
 * PostgreSQL with the database {@code millrace} and its three login roles, as durable as in production: a test that
 * kills it must find every committed row again.
 */
public final class PostgresServer {

    public static final String DATABASE = "millrace";
    public static final String OWNER = "millrace_owner";
    public static final String APPLICATION = "millrace_app";
    public static final String WORKER = "millrace_worker";

    private static final Duration RECOVERY = Duration.ofSeconds(60);

    private final int port;
    private final Path data;
    private final Path complete;
    private @Nullable EmbeddedPostgres postgres;

    PostgresServer(int port, Path directory) {
        this.port = port;
        this.data = directory.resolve("data").toAbsolutePath();
        this.complete = directory.resolve("complete");
    }

    public String url() {
        return url(DATABASE);
    }

    public String url(String database) {
        return "jdbc:postgresql://localhost:%d/%s".formatted(port, database);
    }

    /** Makes a database beside the main one, empty; one of the name that is there goes, whoever uses it. */
    public void makeDatabase(String database) {
        JdbcClient superuser = JdbcClient.create(asSuperuser());
        superuser.sql("drop database if exists " + database + " with (force)").update();
        superuser.sql("create database " + database + " owner " + OWNER).update();
    }

    public static String passwordOf(String role) {
        return role + "-dev";
    }

    /** A connection source of PostgreSQL's superuser, for tests that look behind row level security. */
    public DataSource asSuperuser() {
        return asSuperuser(DATABASE);
    }

    public synchronized DataSource asSuperuser(String database) {
        if (postgres == null) {
            throw new IllegalStateException("PostgreSQL is not running");
        }
        return postgres.getDatabase("postgres", database);
    }

    public synchronized void start() {
        if (postgres != null) {
            return;
        }
        try {
            endOrphan();
            if (!Files.exists(complete)) {
                // A run that was killed while it made the database leaves half of it.
                FileSystemUtils.deleteRecursively(data);
            }
            ServicePorts.requireFree(port, "PostgreSQL");
            Files.createDirectories(data.getParent());
            postgres = launch();
            if (!Files.exists(complete)) {
                createDatabase(postgres);
                Files.writeString(complete, "");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot start PostgreSQL in " + data, e);
        } catch (SQLException e) {
            throw new IllegalStateException("Cannot create the database " + DATABASE, e);
        }
    }

    public synchronized void stop() {
        if (postgres == null) {
            return;
        }
        try {
            postgres.close();
            endOrphan();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot stop PostgreSQL in " + data, e);
        } finally {
            postgres = null;
        }
    }

    /** Forgets all data; only while the server is stopped. */
    synchronized void wipe() throws IOException {
        endOrphan();
        Files.deleteIfExists(complete);
        FileSystemUtils.deleteRecursively(data);
    }

    private EmbeddedPostgres launch() throws IOException {
        return EmbeddedPostgres.builder()
                .setPort(port)
                .setDataDirectory(data.toFile())
                .setCleanDataDirectory(false)
                // Its own hook would run beside Spring's and take the database from under the engine.
                .setRegisterShutdownHook(false)
                .setPGStartupWait(RECOVERY)
                // The same order of text on every operating system.
                .setLocaleConfig("locale", "C")
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                // The library switches these off.
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .start();
    }

    /** By the script that makes a production server's database too, so that the two cannot differ. */
    private static void createDatabase(EmbeddedPostgres postgres) throws IOException, SQLException {
        try (Connection connection = postgres.getPostgresDatabase().getConnection();
                Statement statement = connection.createStatement()) {
            String script = Files.readString(Path.of("docker", "postgres", "010-roles.sql"))
                    // What psql does for itself.
                    .replaceAll("(?m)^(--|\\\\).*$", "")
                    .replace(":'owner_password'", "'" + passwordOf(OWNER) + "'")
                    .replace(":'app_password'", "'" + passwordOf(APPLICATION) + "'")
                    .replace(":'worker_password'", "'" + passwordOf(WORKER) + "'");
            for (String command : script.split(";")) {
                if (!command.isBlank()) {
                    statement.execute(command);
                }
            }
        }
    }

    private void endOrphan() throws IOException {
        Path pidFile = data.resolve("postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        String pid = Files.readAllLines(pidFile).get(0).strip();
        ProcessHandle.of(Long.parseLong(pid)).filter(this::servesOurData).ifPresent(StaleProcess::end);
        Files.deleteIfExists(pidFile);
    }

    private boolean servesOurData(ProcessHandle process) {
        // The id may belong to somebody else by now; our server names our directory in its command line.
        return process.info().arguments().map(List::of).orElse(List.of()).contains(data.toString());
    }
}
