package io.millrace.testing;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A file in a multipart request, or a text where it has no name of a file. */
@SuppressWarnings("ArrayRecordComponent") // Written once and never compared.
public record FilePart(String name, String filename, String contentType, byte[] content) {

    public static FilePart text(String name, String value) {
        return new FilePart(name, "", "", value.getBytes(StandardCharsets.UTF_8));
    }

    static byte[] multipart(String boundary, List<FilePart> parts) {
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (FilePart part : parts) {
            String head = part.filename.isEmpty()
                    ? "--%s\r\nContent-Disposition: form-data; name=\"%s\"\r\n\r\n".formatted(boundary, part.name)
                    : "--%s\r\nContent-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: %s\r\n\r\n"
                            .formatted(boundary, part.name, part.filename, part.contentType);
            body.writeBytes(head.getBytes(StandardCharsets.UTF_8));
            body.writeBytes(part.content);
            body.writeBytes("\r\n".getBytes(StandardCharsets.US_ASCII));
        }
        body.writeBytes("--%s--\r\n".formatted(boundary).getBytes(StandardCharsets.US_ASCII));
        return body.toByteArray();
    }
}
