package io.millrace.platform.files;

import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** The types that are taken: by extension, with the media types that their first bytes are detected as. */
enum FileType {
    PDF("application/pdf", Set.of("pdf"), Set.of("application/pdf")),
    PNG("image/png", Set.of("png"), Set.of("image/png")),
    JPEG("image/jpeg", Set.of("jpg", "jpeg"), Set.of("image/jpeg")),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document", Set.of("docx"), Zip.DETECTED),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", Set.of("xlsx"), Zip.DETECTED),
    CSV("text/csv", Set.of("csv"), Set.of("text/plain")),
    TXT("text/plain", Set.of("txt"), Set.of("text/plain"));

    private final String mediaType;
    private final Set<String> extensions;
    private final Set<String> detected;

    FileType(String mediaType, Set<String> extensions, Set<String> detected) {
        this.mediaType = mediaType;
        this.extensions = extensions;
        this.detected = detected;
    }

    String mediaType() {
        return mediaType;
    }

    /** @param type a media type found by the first bytes, without parameters */
    boolean looksLike(String type) {
        return detected.contains(type);
    }

    static Optional<FileType> of(FileName name) {
        return Arrays.stream(values())
                .filter(type -> type.extensions.contains(name.extension()))
                .findFirst();
    }

    static String allExtensions() {
        return Arrays.stream(values())
                .flatMap(type -> type.extensions.stream().sorted())
                .collect(Collectors.joining(", "));
    }

    /** Office documents are archives; which of them, their table of contents tells. */
    private static final class Zip {
        static final Set<String> DETECTED = Set.of("application/zip", "application/x-tika-ooxml");
    }
}
