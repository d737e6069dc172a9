package io.millrace.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Ends a server that an earlier run left behind because it was killed before it could stop it. */
public final class StaleProcess {

    private static final Duration GRACE = Duration.ofSeconds(10);

    private StaleProcess() {}

    /** Notes the process's id and start: ids are reused, so the id alone would one day end a stranger. */
    public static void remember(Path pidFile, ProcessHandle process) throws IOException {
        Files.writeString(pidFile, process.pid() + " " + startOf(process).toEpochMilli());
    }

    public static void endRemembered(Path pidFile) throws IOException {
        if (!Files.exists(pidFile)) {
            return;
        }
        String[] noted = Files.readString(pidFile).strip().split(" ", 2);
        if (noted.length == 2) {
            Instant start = Instant.ofEpochMilli(Long.parseLong(noted[1]));
            find(Long.parseLong(noted[0]), start).ifPresent(StaleProcess::end);
        }
        Files.delete(pidFile);
    }

    /** Asks first, then kills; returns when the process and its children are gone. */
    public static void end(ProcessHandle process) {
        List<ProcessHandle> children = process.descendants().toList();
        process.destroy();
        if (!awaitExit(process)) {
            process.destroyForcibly();
            awaitExit(process);
        }
        for (ProcessHandle child : children) {
            if (!awaitExit(child)) {
                child.destroyForcibly();
            }
        }
    }

    private static Optional<ProcessHandle> find(long pid, Instant start) {
        // Two JVMs may read the start a little differently, since the system counts it from its own boot.
        return ProcessHandle.of(pid)
                .filter(process ->
                        Duration.between(start, startOf(process)).abs().toSeconds() < 5);
    }

    private static Instant startOf(ProcessHandle process) {
        return process.info().startInstant().orElse(Instant.EPOCH);
    }

    private static boolean awaitExit(ProcessHandle process) {
        CompletableFuture<ProcessHandle> exit = process.onExit();
        try {
            exit.get(GRACE.toSeconds(), TimeUnit.SECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("Cannot watch process " + process.pid(), e);
        }
    }
}
