package io.millrace.testing;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;

/**
 * Keycloak with the realm {@code millrace} as a process of its own. Starting happens in the background, because the
 * application boots without it; {@link #await()} waits for the realm to answer.
 */
public final class KeycloakServer {

    public static final String REALM = "millrace";
    public static final String ADMINISTRATOR = "admin";
    /** The password of the administrator and of everybody in the development realm. */
    public static final String PASSWORD = "millrace-dev-2026";

    /** Without this it opens cluster ports to the network, and waits for a killed predecessor to answer. */
    private static final String ALONE = "--cache=local";

    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(200);

    private final int port;
    private final Path directory;
    private final Map<String, String> realmEnvironment;
    private final ServiceProgress progress;
    private @Nullable CompletableFuture<Void> ready;
    private volatile @Nullable Process process;
    private @Nullable Thread starter;

    KeycloakServer(ServicePorts ports, String applicationUrl, Path directory, ServiceProgress progress) {
        this.port = ports.keycloak();
        this.directory = directory.toAbsolutePath();
        this.realmEnvironment = Map.of(
                "MILLRACE_URL", applicationUrl,
                "MILLRACE_INTERNAL_URL", applicationUrl,
                "MILLRACE_SMTP_PORT", Integer.toString(ports.smtp()));
        this.progress = progress;
    }

    public String url() {
        return "http://localhost:" + port;
    }

    public String realmUrl() {
        return url() + "/realms/" + REALM;
    }

    public synchronized void start() {
        if (ready != null) {
            return;
        }
        CompletableFuture<Void> begun = new CompletableFuture<>();
        ready = begun;
        Thread thread = new Thread(() -> bringUp(begun), "keycloak-start");
        thread.setDaemon(true);
        starter = thread;
        thread.start();
    }

    /** Returns when the realm answers; throws what kept it from that. */
    public void await() {
        CompletableFuture<Void> begun;
        synchronized (this) {
            begun = ready;
        }
        if (begun == null) {
            throw new IllegalStateException("Keycloak has not been started");
        }
        begun.join();
    }

    /** Also ends a start that is under way, with the processes that it runs. */
    public void stop() {
        Thread starting;
        synchronized (this) {
            starting = starter;
            starter = null;
            ready = null;
        }
        if (starting != null) {
            starting.interrupt();
            try {
                starting.join();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
        Process running = process;
        if (running != null) {
            StaleProcess.end(running.toHandle());
        }
        process = null;
    }

    /** Forgets what happened since the import; only while the server is stopped. */
    void wipe() throws IOException {
        StaleProcess.endRemembered(pidFile());
        FileSystemUtils.deleteRecursively(directory);
    }

    private void bringUp(CompletableFuture<Void> begun) {
        try {
            Files.createDirectories(directory);
            StaleProcess.endRemembered(pidFile());
            ServicePorts.requireFree(port, "Keycloak");
            KeycloakInstallation installation = KeycloakInstallation.obtain(progress);
            Path database = databaseOf(installation);
            launch(installation, database);
            awaitRealm();
            begun.complete(null);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            begun.completeExceptionally(e);
        } catch (IOException | RuntimeException e) {
            begun.completeExceptionally(e);
        }
    }

    /** Copies the imported realm, so that what people do to it here stays here. */
    private Path databaseOf(KeycloakInstallation installation) throws IOException, InterruptedException {
        KeycloakRealm realm = KeycloakRealm.forDevelopment(realmEnvironment);
        Path database = directory.resolve("realm-" + realm.hash());
        if (Files.exists(database)) {
            return database;
        }
        Path imported = installation.cached("realm-" + realm.hash());
        if (!Files.exists(imported)) {
            progress.say("Keycloak: importing the realm, once for this state of its files");
            KeycloakInstallation.buildOnce(imported, place -> importInto(place, realm, installation));
        }
        Path copy = directory.resolve("copying");
        FileSystemUtils.deleteRecursively(copy);
        FileSystemUtils.copyRecursively(imported, copy);
        return Files.move(copy, database);
    }

    private void importInto(Path place, KeycloakRealm realm, KeycloakInstallation installation)
            throws IOException, InterruptedException {
        Path file = place.resolve("realm.json");
        Files.writeString(file, realm.json());
        Map<String, String> environment = new HashMap<>(realm.environment());
        environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", ADMINISTRATOR);
        environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", PASSWORD);
        installation.run(
                environment,
                place.resolve("import.log"),
                List.of("import", "--optimized", ALONE, "--file=" + file, databaseUrl(place)));
    }

    private void launch(KeycloakInstallation installation, Path database) throws IOException {
        Process started = installation.launch(
                Map.of(),
                directory.resolve("keycloak.log"),
                List.of(
                        "start",
                        "--optimized",
                        ALONE,
                        "--http-enabled=true",
                        "--http-host=127.0.0.1",
                        "--http-port=" + port,
                        "--hostname=" + url(),
                        databaseUrl(database)));
        process = started;
        StaleProcess.remember(pidFile(), started.toHandle());
    }

    /** Asks for the realm, not for the port: Keycloak listens seconds before it can answer. */
    private void awaitRealm() throws IOException, InterruptedException {
        HttpClient http = HttpClient.newHttpClient();
        HttpRequest request = HttpRequest.newBuilder(URI.create(realmUrl())).build();
        while (true) {
            Process running = process;
            if (running == null || !running.isAlive()) {
                throw new IOException("Keycloak ended before it was up; see " + directory.resolve("keycloak.log"));
            }
            try {
                if (http.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
                    return;
                }
            } catch (IOException e) {
                // Not listening yet; whether it ever will shows in the process.
            }
            Thread.sleep(BETWEEN_LOOKS.toMillis());
        }
    }

    private static String databaseUrl(Path database) {
        return "--db-url=jdbc:h2:file:%s;NON_KEYWORDS=VALUE;DB_CLOSE_ON_EXIT=FALSE"
                .formatted(database.resolve("keycloak"));
    }

    private Path pidFile() {
        return directory.resolve("keycloak.pid");
    }
}
