package io.millrace.platform.files;

import io.millrace.platform.web.Problem;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.springframework.stereotype.Component;

/**
 * Reads a PDF in a process of its own: the reader unpacks what the document holds into memory and cannot be
 * interrupted, so only a process can be given limits on memory and time that hold.
 */
@Component
class PdfInspection {

    static final int PAGE_LIMIT = 500;

    private static final Duration READING_LIMIT = Duration.ofSeconds(5);
    /** With the start of the process, which takes long on a busy machine and is not the document's fault. */
    private static final Duration PROCESS_LIMIT = Duration.ofSeconds(30);

    private static final Duration WAIT_LIMIT = Duration.ofSeconds(20);
    private static final int TAIL = 1024;

    private final Semaphore places =
            new Semaphore(Math.max(1, Runtime.getRuntime().availableProcessors() / 2), true);

    void inspect(Path content) throws IOException {
        checkFrame(content);
        String answer = read(content);
        if (answer.startsWith("PAGES ")) {
            checkPages(Integer.parseInt(answer.substring("PAGES ".length())));
        } else if (answer.equals("ENCRYPTED")) {
            throw Problem.of(FileError.FILE_ENCRYPTED);
        } else {
            throw Problem.of(FileError.FILE_UNREADABLE, "The PDF cannot be read: " + printable(answer) + ".");
        }
    }

    private static void checkPages(int pages) {
        if (pages == 0) {
            throw Problem.of(FileError.FILE_UNREADABLE, "The PDF has no pages.");
        }
        if (pages > PAGE_LIMIT) {
            throw Problem.of(
                    FileError.FILE_TOO_MANY_PAGES,
                    "The PDF has %d pages; at most %d are taken.".formatted(pages, PAGE_LIMIT));
        }
    }

    /** Readers forgive anything before and after a PDF, which is where a second file of another type hides. */
    private static void checkFrame(Path content) throws IOException {
        try (RandomAccessFile file = new RandomAccessFile(content.toFile(), "r")) {
            byte[] tail = new byte[(int) Math.min(TAIL, file.length())];
            byte[] head = new byte[Math.min(5, tail.length)];
            file.readFully(head);
            file.seek(file.length() - tail.length);
            file.readFully(tail);
            if (!new String(head, StandardCharsets.ISO_8859_1).equals("%PDF-")) {
                throw Problem.of(FileError.FILE_UNREADABLE, "Something stands before the start of the PDF.");
            }
            if (!new String(tail, StandardCharsets.ISO_8859_1).contains("%%EOF")) {
                throw Problem.of(FileError.FILE_UNREADABLE, "The PDF is cut off, or something stands behind its end.");
            }
        }
    }

    private String read(Path content) throws IOException {
        try {
            if (!places.tryAcquire(WAIT_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw Problem.of(FileError.FILE_CHECKS_BUSY).retryAfter(WAIT_LIMIT);
            }
            try {
                return run(content);
            } finally {
                places.release();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Problem.of(FileError.FILE_CHECKS_BUSY).retryAfter(WAIT_LIMIT).causedBy(e);
        }
    }

    private static String run(Path content) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(command(content));
        builder.environment().clear(); // It reads what a stranger wrote, and needs none of our secrets.
        builder.redirectErrorStream(true);
        Process process = builder.start();
        try {
            if (!process.waitFor(PROCESS_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
                throw tooComplex();
            }
            String output = new String(process.getInputStream().readNBytes(8192), StandardCharsets.UTF_8).strip();
            return switch (process.exitValue()) {
                case 0 -> output.substring(output.lastIndexOf('\n') + 1).strip();
                case PdfPages.TOO_BIG, PdfPages.TOO_SLOW -> throw tooComplex();
                default -> throw new IllegalStateException("The reader of PDFs failed: " + output);
            };
        } finally {
            process.destroyForcibly();
        }
    }

    private static List<String> command(Path content) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+ExitOnOutOfMemoryError",
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Djava.awt.headless=true",
                "-Dstdout.encoding=UTF-8",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-cp",
                System.getProperty("java.class.path")));
        String launcher = "org.springframework.boot.loader.launch.PropertiesLauncher";
        if (ClassLoader.getSystemResource(launcher.replace('.', '/') + ".class") != null) {
            // Within the executable jar, the class path is a matter of its own launcher.
            command.addAll(List.of("-Dloader.main=" + PdfPages.class.getName(), launcher));
        } else {
            command.add(PdfPages.class.getName());
        }
        command.addAll(List.of(content.toString(), Long.toString(READING_LIMIT.toMillis())));
        return command;
    }

    private static Problem tooComplex() {
        return Problem.of(FileError.FILE_TOO_COMPLEX, "The PDF takes too much memory or time to read.");
    }

    private static String printable(String answer) {
        String line = answer.replaceFirst("^BROKEN ", "")
                .replaceAll("[^\\x20-\\x7E]", " ")
                .strip();
        return line.substring(0, Math.min(200, line.length()));
    }
}
