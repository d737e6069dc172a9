package io.millrace.platform.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Cursors: the sort values of a page's last row, signed. The signature covers what the cursor was made for as well, so
 * that a cursor neither can be changed nor used with another list, filter or order.
 */
final class Cursors {

    private static final String ALGORITHM = "HmacSHA256";
    private static final int SIGNATURE = 16;
    private static final int MAX_LENGTH = 8000;
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final TypeReference<List<@Nullable String>> VALUES = new TypeReference<>() {};

    private final SecretKeySpec key;

    Cursors(byte[] key) {
        this.key = new SecretKeySpec(key, ALGORITHM);
    }

    String write(List<@Nullable String> values, String madeFor) {
        try {
            byte[] content = JSON.writeValueAsBytes(values);
            byte[] cursor = ByteBuffer.allocate(SIGNATURE + content.length)
                    .put(signature(content, madeFor), 0, SIGNATURE)
                    .put(content)
                    .array();
            return Base64.getUrlEncoder().withoutPadding().encodeToString(cursor);
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    List<@Nullable String> read(String cursor, String madeFor) {
        try {
            byte[] bytes = Base64.getUrlDecoder().decode(cursor.length() > MAX_LENGTH ? "" : cursor);
            ByteBuffer buffer = ByteBuffer.wrap(bytes);
            byte[] signature = new byte[SIGNATURE];
            byte[] content = new byte[Math.max(0, bytes.length - SIGNATURE)];
            if (content.length == 0) {
                throw invalid();
            }
            buffer.get(signature).get(content);
            byte[] expected = ByteBuffer.allocate(SIGNATURE)
                    .put(signature(content, madeFor), 0, SIGNATURE)
                    .array();
            // Base64 has several spellings of its last letter; only ours is a cursor of ours.
            if (!MessageDigest.isEqual(signature, expected)
                    || !Base64.getUrlEncoder()
                            .withoutPadding()
                            .encodeToString(bytes)
                            .equals(cursor)) {
                throw invalid();
            }
            return JSON.readValue(new String(content, StandardCharsets.UTF_8), VALUES);
        } catch (IllegalArgumentException | JsonProcessingException unreadable) {
            throw invalid().causedBy(unreadable);
        }
    }

    private static Problem invalid() {
        return Problem.of(
                PlatformError.INVALID_CURSOR,
                "The cursor does not belong to this list with this filter and sort. Start again without it.");
    }

    private byte[] signature(byte[] content, String madeFor) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(key);
            byte[] purpose = madeFor.getBytes(StandardCharsets.UTF_8);
            mac.update(ByteBuffer.allocate(Integer.BYTES).putInt(purpose.length).array());
            mac.update(purpose);
            return mac.doFinal(content);
        } catch (GeneralSecurityException missing) {
            throw new IllegalStateException(missing);
        }
    }
}
