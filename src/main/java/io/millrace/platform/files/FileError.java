package io.millrace.platform.files;

import static org.springframework.http.HttpStatus.BAD_REQUEST;
import static org.springframework.http.HttpStatus.INTERNAL_SERVER_ERROR;
import static org.springframework.http.HttpStatus.NOT_FOUND;
import static org.springframework.http.HttpStatus.PAYLOAD_TOO_LARGE;
import static org.springframework.http.HttpStatus.SERVICE_UNAVAILABLE;
import static org.springframework.http.HttpStatus.UNPROCESSABLE_ENTITY;
import static org.springframework.http.HttpStatus.UNSUPPORTED_MEDIA_TYPE;

import io.millrace.platform.web.ErrorCode;
import org.springframework.http.HttpStatus;

/** Why a file is not taken or not found, and what to do about it. */
public enum FileError implements ErrorCode {
    FILE_NOT_FOUND(
            NOT_FOUND,
            "File not found",
            "No file of your organization has this id.",
            "Take the id from the answer to the upload, and check the organization in force."),
    FILE_EMPTY(
            BAD_REQUEST,
            "The file is empty",
            "The uploaded part has no bytes, often because the file was still open or being written.",
            "Check the file and upload it again."),
    FILE_NAME_INVALID(
            BAD_REQUEST,
            "The file has no usable name",
            "Nothing is left of the name without path and control characters, so its type can't be told.",
            "Send a `filename` that ends in one of the known extensions."),
    FILE_TOO_LARGE(
            PAYLOAD_TOO_LARGE,
            "The file is too large",
            "A file may have at most 50 MiB.",
            "Make it smaller, for example by scanning with fewer dots per inch, or split it."),
    FILE_TOO_MANY_PAGES(
            PAYLOAD_TOO_LARGE,
            "The document has too many pages",
            "A PDF may have at most 500 pages.",
            "Split the document and upload its parts."),
    FILE_TYPE_NOT_ALLOWED(
            UNSUPPORTED_MEDIA_TYPE,
            "Files of this type are not taken",
            "Only types that can be shown safely are taken: pdf, png, jpg, jpeg, docx, xlsx, csv, txt.",
            "Convert the file to one of these types; PDF suits most documents."),
    FILE_TYPE_MISMATCH(
            UNSUPPORTED_MEDIA_TYPE,
            "The file is not what its name says",
            "The bytes at the start of the file belong to another type than its extension.",
            "Save the file again in the type its name says, without renaming it by hand or a password on it."),
    FILE_UNREADABLE(
            UNPROCESSABLE_ENTITY,
            "The file is damaged",
            "The file starts as its type does, but cannot be read further.",
            "Open it on your side, save or export it again, and upload the result."),
    FILE_ENCRYPTED(
            UNPROCESSABLE_ENTITY,
            "The document is encrypted",
            "Whoever has to decide on an encrypted document could not open it; this goes for print protection too.",
            "Remove password and protection, and upload the document again."),
    FILE_HAS_MACROS(
            UNPROCESSABLE_ENTITY,
            "The document contains macros",
            "Macros are programs that run on the computer of whoever opens the document.",
            "Save it as a document without macros (docx, xlsx) or as PDF."),
    FILE_TOO_COMPLEX(
            UNPROCESSABLE_ENTITY,
            "The file takes too much to open",
            "Small files can unpack to an amount of data, pixels or work that no honest document of this kind has.",
            "Export the document again, with images of less resolution."),
    FILE_CHECKS_BUSY(
            SERVICE_UNAVAILABLE,
            "Too many documents are being checked",
            "Only a few PDFs are checked at once, and the wait for a place was too long.",
            "Repeat the upload after the seconds in `Retry-After`, with the same `Idempotency-Key`."),
    FILE_CONTENT_MISSING(
            INTERNAL_SERVER_ERROR,
            "The content of the file is missing",
            "The file is known, but its bytes are not in the store: the two come from different backups.",
            "Operators restore the file store from the same time as the database or later.");

    private final Description description;

    FileError(HttpStatus status, String title, String cause, String cure) {
        this.description = new Description(status, title, cause, cure);
    }

    @Override
    public Description description() {
        return description;
    }
}
