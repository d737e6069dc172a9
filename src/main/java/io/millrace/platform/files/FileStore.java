package io.millrace.platform.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.UUID;

/** Where the bytes of files are kept, under their organization and hash. */
interface FileStore {

    /**
     * Keeps a copy that survives a crash from the moment this returns. Content that is there already stays; what a
     * rolled back upload left behind is used again.
     *
     * @param sha256 of the content, lower case hexadecimal
     */
    void keep(UUID tenantId, String sha256, Path content) throws IOException;

    /** @throws NoSuchFileException when the content is not here */
    InputStream open(UUID tenantId, String sha256) throws IOException;
}
