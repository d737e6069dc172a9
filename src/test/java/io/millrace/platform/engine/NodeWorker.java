package io.millrace.platform.engine;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The worker in JavaScript, run by the Node.js that the build unpacks for the designer's bench. */
final class NodeWorker implements AutoCloseable {

    static final Path SOURCES = Path.of("src", "test", "external-task-worker");

    private static final Path NODE = Path.of("target", "node").toAbsolutePath();
    private static final Path LOG = Path.of("target", "external-task-worker.log");

    private final Process process;

    private NodeWorker(Process process) {
        this.process = process;
    }

    static NodeWorker start(Map<String, String> environment) throws IOException, InterruptedException {
        install();
        return new NodeWorker(node(environment, "worker.mjs"));
    }

    /** Exactly what the lock file says, and nothing of it runs on the way; once for each state of it. */
    private static void install() throws IOException, InterruptedException {
        String lock = Files.readString(SOURCES.resolve("package-lock.json"));
        Path installed = SOURCES.resolve("node_modules").resolve(".installed");
        if (Files.exists(installed) && Files.readString(installed).equals(lock)) {
            return;
        }
        String npm = NODE.resolve(Path.of("node_modules", "npm", "bin", "npm-cli.js"))
                .toString();
        Process npmCi = node(Map.of(), npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--prefer-offline");
        if (npmCi.waitFor() != 0) {
            throw new IllegalStateException("npm can't install the worker: " + Files.readString(LOG));
        }
        Files.writeString(installed, lock, StandardCharsets.UTF_8);
    }

    private static Process node(Map<String, String> environment, String... program) throws IOException {
        List<String> command = new ArrayList<>(List.of(executable()));
        command.addAll(List.of(program));
        var builder = new ProcessBuilder(command)
                .directory(SOURCES.toFile())
                .redirectErrorStream(true)
                .redirectOutput(LOG.toFile());
        builder.environment().putAll(environment);
        return builder.start();
    }

    private static String executable() {
        return Stream.of("node", "node.exe")
                .map(NODE::resolve)
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No Node.js in " + NODE))
                .toString();
    }

    @Override
    public void close() throws InterruptedException {
        process.destroy();
        process.waitFor();
    }
}
