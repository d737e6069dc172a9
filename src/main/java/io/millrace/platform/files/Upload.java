package io.millrace.platform.files;

import io.millrace.platform.web.Problem;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** Content on its way in, in a temporary file that goes away with it. */
record Upload(Path path, long size, String sha256) implements AutoCloseable {

    /** In bytes. */
    static final long LIMIT = 50L * 1024 * 1024;

    /** Reads no more than the limit and one byte, whatever length was announced. */
    static Upload receive(InputStream content) throws IOException {
        Path path = Files.createTempFile("millrace-upload-", "");
        try {
            return receive(content, path);
        } catch (IOException | RuntimeException e) {
            Files.deleteIfExists(path);
            throw e;
        }
    }

    private static Upload receive(InputStream content, Path path) throws IOException {
        MessageDigest digest = sha256Digest();
        long size = 0;
        try (OutputStream out = Files.newOutputStream(path)) {
            byte[] buffer = new byte[64 * 1024];
            for (int read; (read = content.read(buffer)) >= 0; ) {
                size += read;
                if (size > LIMIT) {
                    throw Problem.of(FileError.FILE_TOO_LARGE, "The file has more than 50 MiB.");
                }
                digest.update(buffer, 0, read);
                out.write(buffer, 0, read);
            }
        }
        if (size == 0) {
            throw Problem.of(FileError.FILE_EMPTY);
        }
        return new Upload(path, size, HexFormat.of().formatHex(digest.digest()));
    }

    private static MessageDigest sha256Digest() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256", e);
        }
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(path);
    }
}
