package io.millrace.platform.files;

import java.util.Optional;

/** The types that are taken: few, and each of them can be shown without running anything. */
enum FileType {
    PDF("application/pdf"),
    PNG("image/png"),
    JPEG("image/jpeg"),
    DOCX("application/vnd.openxmlformats-officedocument.wordprocessingml.document"),
    XLSX("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
    CSV("text/csv"),
    TXT("text/plain");

    static final String EXTENSIONS = "pdf, png, jpg, jpeg, docx, xlsx, csv, txt";

    private final String mediaType;

    FileType(String mediaType) {
        this.mediaType = mediaType;
    }

    String mediaType() {
        return mediaType;
    }

    /** @param detected a media type told by the first bytes, without parameters */
    boolean looksLike(String detected) {
        return switch (this) {
            // Archives, of which the first bytes tell no more; which document it is, stands in the archive.
            case DOCX, XLSX -> detected.equals("application/zip") || detected.equals("application/x-tika-ooxml");
            // Short text in an old encoding looks like nothing known; whether it is text shows when all of it is read.
            case CSV, TXT -> detected.equals("text/plain") || detected.equals("application/octet-stream");
            case PDF, PNG, JPEG -> detected.equals(mediaType);
        };
    }

    static Optional<FileType> of(FileName name) {
        return switch (name.extension()) {
            case "pdf" -> Optional.of(PDF);
            case "png" -> Optional.of(PNG);
            case "jpg", "jpeg" -> Optional.of(JPEG);
            case "docx" -> Optional.of(DOCX);
            case "xlsx" -> Optional.of(XLSX);
            case "csv" -> Optional.of(CSV);
            case "txt" -> Optional.of(TXT);
            default -> Optional.empty();
        };
    }
}
