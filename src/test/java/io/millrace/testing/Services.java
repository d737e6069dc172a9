package io.millrace.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.SpringApplication;

/** PostgreSQL, Keycloak and the mail server together, and how the application finds them. */
public final class Services {

    private final ServicePorts ports;
    private final Path directory;
    private final boolean keepsData;
    private final ServiceProgress progress;
    private final PostgresServer postgres;
    private final KeycloakServer keycloak;
    private final MailServer mail;
    private final Thread stopAtExit = new Thread(this::stop, "services-stop");
    private @Nullable FileChannel lock;
    private boolean started;

    private Services(ServicePorts ports, Path directory, boolean keepsData, ServiceProgress progress) {
        this.ports = ports;
        this.directory = directory;
        this.keepsData = keepsData;
        this.progress = progress;
        this.postgres = new PostgresServer(ports.postgres(), directory.resolve("postgres"));
        this.keycloak = new KeycloakServer(ports, applicationUrl(), directory.resolve("keycloak"), progress);
        this.mail = new MailServer(ports.smtp());
    }

    /**
     * On well-known ports, or on four from the environment's {@code MILLRACE_DEV_PORT_BASE} on; keeps what people did
     * until {@code target/} is cleaned.
     */
    public static Services forDevelopment() {
        return Development.SERVICES;
    }

    /**
     * The same for all tests of a JVM, empty at start. The build runs two JVMs (system property {@code millrace.test.jvm}),
     * the first on the ports 28080 to 28083, the second on the four after them. The environment's
     * {@code MILLRACE_TEST_PORT_BASE} moves all of them away, so that two builds can run side by side.
     */
    public static Services forTests() {
        return Tests.SERVICES;
    }

    /** Starts what is not running; returns when PostgreSQL and the mail server are up, Keycloak may still be coming. */
    public synchronized void start() {
        if (started) {
            return;
        }
        try {
            lockDirectory();
            Runtime.getRuntime().addShutdownHook(stopAtExit);
            started = true;
            if (!keepsData) {
                postgres.wipe();
                keycloak.wipe();
            }
            keycloak.start();
            CompletableFuture<Void> mailUp = CompletableFuture.runAsync(() -> timed("Mail server", mail::start));
            timed("PostgreSQL", postgres::start);
            mailUp.join();
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot use the services' data in " + directory, e);
        }
    }

    /**
     * Leaves stopping to Spring, which first closes its contexts: so PostgreSQL outlives the engine. To be called
     * once an application uses these services; before that, they stop with the JVM.
     */
    public synchronized void stopAfterApplication() {
        if (started && Runtime.getRuntime().removeShutdownHook(stopAtExit)) {
            SpringApplication.getShutdownHandlers().add(this::stop);
        }
    }

    public synchronized void stop() {
        CompletableFuture<Void> keycloakDown = CompletableFuture.runAsync(keycloak::stop);
        mail.stop();
        postgres.stop();
        keycloakDown.join();
        started = false;
        try {
            if (lock != null) {
                lock.close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot release " + directory, e);
        }
    }

    public PostgresServer postgres() {
        return postgres;
    }

    public KeycloakServer keycloak() {
        return keycloak;
    }

    public MailServer mail() {
        return mail;
    }

    public String applicationUrl() {
        return "http://localhost:" + ports.application();
    }

    /** What the application is told about its surroundings. */
    public Map<String, Object> properties() {
        return properties(PostgresServer.DATABASE);
    }

    /** The same for an application that uses another database of the server. */
    public Map<String, Object> properties(String database) {
        Map<String, Object> properties = new LinkedHashMap<>();
        // Everybody knows the passwords of development, so nobody else's machine may reach it.
        properties.put("server.address", "127.0.0.1");
        properties.put("server.port", ports.application());
        properties.put("millrace.url", applicationUrl());
        properties.put("spring.datasource.url", postgres.url(database));
        properties.put("spring.datasource.username", PostgresServer.APPLICATION);
        properties.put("spring.datasource.password", PostgresServer.passwordOf(PostgresServer.APPLICATION));
        properties.put("spring.liquibase.url", postgres.url(database));
        properties.put("spring.liquibase.user", PostgresServer.OWNER);
        properties.put("spring.liquibase.password", PostgresServer.passwordOf(PostgresServer.OWNER));
        properties.put("millrace.worker.datasource.url", postgres.url(database));
        properties.put("millrace.worker.datasource.username", PostgresServer.WORKER);
        properties.put("millrace.worker.datasource.password", PostgresServer.passwordOf(PostgresServer.WORKER));
        properties.put("millrace.keycloak.url", keycloak.url());
        properties.put("millrace.keycloak.realm", KeycloakServer.REALM);
        for (String client : List.of("web", "directory")) {
            properties.put("millrace.keycloak.%s-client-id".formatted(client), "millrace-" + client);
            properties.put(
                    "millrace.keycloak.%s-client-secret".formatted(client), "millrace-%s-dev-secret".formatted(client));
        }
        properties.put("millrace.cursor-key", "development-cursor-key-of-32-bytes");
        properties.put("spring.mail.host", "localhost");
        properties.put("spring.mail.port", ports.smtp());
        return properties;
    }

    /** The lock goes with the JVM however it ends; without it, a second start would end the first one's servers. */
    private void lockDirectory() throws IOException {
        Files.createDirectories(directory);
        FileChannel file =
                FileChannel.open(directory.resolve("in-use"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (file.tryLock() == null) {
            file.close();
            throw new IllegalStateException("Another run of Millrace uses " + directory);
        }
        lock = file;
    }

    private void timed(String name, Runnable start) {
        long begin = System.nanoTime();
        start.run();
        progress.say("%s: up after %.1f s".formatted(name, (System.nanoTime() - begin) / 1e9));
    }

    private static Optional<ServicePorts> portsFrom(String variable) {
        return Optional.ofNullable(System.getenv(variable))
                .map(Integer::parseInt)
                .map(ServicePorts::from);
    }

    private static final class Development {
        static final Services SERVICES = new Services(
                portsFrom("MILLRACE_DEV_PORT_BASE").orElse(new ServicePorts(8080, 8180, 5433, 3025)),
                Path.of("target", "dev"),
                true,
                System.out::println);
    }

    private static final class Tests {
        private static final int JVM = Integer.getInteger("millrace.test.jvm", 1);

        static final Services SERVICES = new Services(
                portsFrom("MILLRACE_TEST_PORT_BASE")
                        .orElse(ServicePorts.from(28080))
                        .next(JVM - 1),
                Path.of("target", "test-services-" + JVM),
                false,
                line -> {});
    }
}
