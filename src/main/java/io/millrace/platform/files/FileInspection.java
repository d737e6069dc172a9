package io.millrace.platform.files;

import io.millrace.platform.web.Problem;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.tika.metadata.Metadata;
import org.apache.tika.mime.MimeTypes;
import org.springframework.stereotype.Component;

/** Decides whether a file is taken: its bytes and its name must mean the same type, and it must do no harm. */
@Component
class FileInspection {

    private final PdfInspection pdfs;
    private final MimeTypes types = MimeTypes.getDefaultMimeTypes();

    FileInspection(PdfInspection pdfs) {
        this.pdfs = pdfs;
    }

    /** @throws Problem with a {@link FileError} that says what is wrong with the file */
    FileType inspect(Path content, FileName name) throws IOException {
        FileType type = FileType.of(name)
                .orElseThrow(() -> Problem.of(
                        FileError.FILE_TYPE_NOT_ALLOWED,
                        "The file %s has none of the extensions %s.".formatted(name.value(), FileType.EXTENSIONS)));
        String detected = detect(content);
        if (!type.looksLike(detected)) {
            throw mismatch(type, detected);
        }
        switch (type) {
            case PDF -> pdfs.inspect(content);
            case PNG, JPEG -> ImageInspection.inspect(content);
            case DOCX, XLSX -> OfficeInspection.inspect(content, type);
            case CSV, TXT -> TextInspection.inspect(content, type);
        }
        return type;
    }

    static Problem mismatch(FileType says, String is) {
        return Problem.of(
                FileError.FILE_TYPE_MISMATCH,
                "The name says %s (%s), but the content is %s.".formatted(says, says.mediaType(), is));
    }

    /** By the bytes alone: with the name, a detector would believe the name where the bytes say little. */
    private String detect(Path content) throws IOException {
        try (InputStream in = new BufferedInputStream(Files.newInputStream(content), 64 * 1024)) {
            return types.detect(in, new Metadata()).getBaseType().toString();
        }
    }
}
