package io.millrace.platform.idempotency;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.Part;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.DigestOutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import org.jspecify.annotations.Nullable;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.StandardServletMultipartResolver;

/**
 * SHA-256 over method, path, query and body. Of a multipart body it takes the parts, because each sending of the same
 * form draws another boundary.
 */
final class Fingerprint {

    private static final StandardServletMultipartResolver MULTIPART = new StandardServletMultipartResolver();

    private final MessageDigest digest;

    private Fingerprint(HttpServletRequest request) {
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
        add(request.getMethod());
        add(request.getRequestURI());
        add(request.getQueryString());
    }

    static boolean isMultipart(HttpServletRequest request) {
        return MULTIPART.isMultipart(request);
    }

    static byte[] of(HttpServletRequest request, byte[] body) {
        Fingerprint fingerprint = new Fingerprint(request);
        fingerprint.digest.update(body);
        return fingerprint.digest.digest();
    }

    /** @throws MultipartException when the parts cannot be read or are too large */
    static byte[] ofParts(HttpServletRequest request) throws IOException, ServletException {
        // It knows which of the container's exceptions means too large.
        MULTIPART.resolveMultipart(request);
        Fingerprint fingerprint = new Fingerprint(request);
        for (Part part : request.getParts()) {
            fingerprint.add(part);
        }
        return fingerprint.digest.digest();
    }

    private void add(Part part) throws IOException {
        add(part.getName());
        add(part.getSubmittedFileName());
        add(part.getContentType());
        digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, part.getSize()));
        try (InputStream content = part.getInputStream()) {
            content.transferTo(new DigestOutputStream(OutputStream.nullOutputStream(), digest));
        }
    }

    /** With its length first, so that moving a letter from one value to the next gives another fingerprint. */
    private void add(@Nullable String value) {
        byte[] bytes = value == null ? new byte[0] : value.getBytes(StandardCharsets.UTF_8);
        digest.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, value == null ? -1 : bytes.length));
        digest.update(bytes);
    }
}
