package io.millrace.platform.files;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.swagger.v3.oas.annotations.Hidden;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.InputStreamResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

@RestController
@Tag(name = "Files", description = "Contents that records refer to")
class FileController {

    private final Files files;

    FileController(Files files) {
        this.files = files;
    }

    @PostMapping(path = "/api/v1/files", consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequireCapability(FileCapabilities.FILE_UPLOAD)
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Upload a file",
            description = "At most 50 MiB: pdf (500 pages), png, jpg, jpeg, docx, xlsx, csv, txt. Content that the"
                    + " organization has already is answered with the file of its first upload.")
    ResponseEntity<StoredFile> upload(@RequestPart("file") MultipartFile part) throws IOException {
        try (InputStream content = part.getInputStream()) {
            StoredFile file = files.store(Objects.requireNonNullElse(part.getOriginalFilename(), ""), content);
            return ResponseEntity.created(URI.create("/api/v1/files/" + file.id()))
                    .body(file);
        }
    }

    @GetMapping("/api/v1/files/{id}")
    @RequireCapability(FileCapabilities.FILE_READ)
    @Operation(summary = "Describe a file")
    StoredFile get(@PathVariable UUID id) {
        return files.get(id);
    }

    @GetMapping("/api/v1/files/{id}/content")
    @RequireCapability(FileCapabilities.FILE_READ)
    @Operation(summary = "Download a file", description = "As an attachment. The ETag is the hash of the content.")
    @ApiResponse(
            responseCode = "200",
            description = "The content, of the media type that it was found to be.",
            content = @Content(mediaType = MediaType.ALL_VALUE, schema = @Schema(type = "string", format = "binary")))
    @ApiResponse(responseCode = "304", description = "The caller has it already.", content = @Content)
    @Nullable
    ResponseEntity<Resource> content(@PathVariable UUID id, WebRequest request) {
        return download(id, request);
    }

    /** The same for browsers, whose session the API does not know: forms of user tasks link here. */
    @Hidden
    @GetMapping("/documents/{id}")
    @RequireCapability(FileCapabilities.FILE_READ)
    @Nullable
    ResponseEntity<Resource> document(@PathVariable UUID id, WebRequest request) {
        return download(id, request);
    }

    private @Nullable ResponseEntity<Resource> download(UUID id, WebRequest request) {
        StoredFile file = files.get(id);
        if (request.checkNotModified('"' + file.sha256() + '"')) {
            return null;
        }
        return ResponseEntity.ok()
                .contentType(MediaType.parseMediaType(file.mediaType()))
                .contentLength(file.size())
                .header(HttpHeaders.CONTENT_DISPOSITION, attachment(file.name()))
                .header("X-Content-Type-Options", "nosniff")
                .header("Content-Security-Policy", "sandbox; default-src 'none'")
                .body(new InputStreamResource(files.open(id)));
    }

    /** RFC 6266; what ASCII can say is said plainly, as some programs know nothing else. */
    static String attachment(String name) {
        var header = ContentDisposition.attachment();
        boolean plain = StandardCharsets.US_ASCII.newEncoder().canEncode(name);
        return (plain ? header.filename(name) : header.filename(name, StandardCharsets.UTF_8))
                .build()
                .toString();
    }
}
