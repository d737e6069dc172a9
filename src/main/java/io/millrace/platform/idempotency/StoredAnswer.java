package io.millrace.platform.idempotency;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.web.util.ContentCachingResponseWrapper;

/** The answer to the first call with a key, as far as it is given again. */
@SuppressWarnings("ArrayRecordComponent") // Passed from the database to the network, never compared.
record StoredAnswer(
        int status,
        @Nullable String etag,
        @Nullable String location,
        @Nullable String contentType,
        byte[] body) {

    static StoredAnswer of(ContentCachingResponseWrapper response) {
        return new StoredAnswer(
                response.getStatus(),
                response.getHeader(HttpHeaders.ETAG),
                response.getHeader(HttpHeaders.LOCATION),
                response.getContentType(),
                response.getContentAsByteArray());
    }

    void replay(HttpServletResponse response) throws IOException {
        response.setStatus(status);
        response.setHeader("Idempotent-Replayed", "true");
        response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
        header(response, HttpHeaders.ETAG, etag);
        header(response, HttpHeaders.LOCATION, location);
        if (contentType != null) {
            response.setContentType(contentType);
        }
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    private static void header(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }
}
