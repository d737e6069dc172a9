package io.millrace.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.UUID;
import org.springframework.stereotype.Component;

/**
 * Files in a directory that all nodes share: {@code <tenant>/<first two digits>/<hash>}. What stands under such a name
 * is complete: it gets the name only after it has reached the disk.
 */
@Component
class DiskFileStore implements FileStore {

    private final Path directory;

    DiskFileStore(FilesProperties properties) {
        this.directory = properties.directory().toAbsolutePath();
    }

    @Override
    public void keep(UUID tenantId, String sha256, Path content) throws IOException {
        Path folder = folder(tenantId, sha256);
        Path target = folder.resolve(sha256);
        if (!Files.exists(target) || Files.size(target) != Files.size(content)) {
            Files.createDirectories(folder);
            write(content, Files.createTempFile(folder, ".incoming-", ""), target);
        }
        // Also when it was there: whoever renamed it may not have got this far, and our row may commit before theirs.
        persistNames(folder);
        persistNames(directory.resolve(tenantId.toString()));
        persistNames(directory);
    }

    @Override
    public InputStream open(UUID tenantId, String sha256) throws IOException {
        return Files.newInputStream(folder(tenantId, sha256).resolve(sha256));
    }

    private Path folder(UUID tenantId, String sha256) {
        return directory.resolve(tenantId.toString()).resolve(sha256.substring(0, 2));
    }

    private static void write(Path content, Path copy, Path target) throws IOException {
        try {
            Files.copy(content, copy, StandardCopyOption.REPLACE_EXISTING);
            try (FileChannel channel = FileChannel.open(copy, StandardOpenOption.WRITE)) {
                channel.force(true);
            }
            Files.move(copy, target, StandardCopyOption.ATOMIC_MOVE);
        } finally {
            Files.deleteIfExists(copy);
        }
    }

    /** A new name, too, is lost in a power failure until its directory has reached the disk. */
    private static void persistNames(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
