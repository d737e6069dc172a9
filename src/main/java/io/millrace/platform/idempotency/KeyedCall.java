package io.millrace.platform.idempotency;

import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Pattern;

/** What makes two calls the same one: within it, a key stands for one request. */
record KeyedCall(UUID tenantId, String userId, String method, String path, String key) {

    static final String HEADER = "Idempotency-Key";

    private static final Pattern KEY = Pattern.compile("[\\x21-\\x7e]{1,255}");
    /** It is part of an index entry; no endpoint's address comes near. */
    private static final int LONGEST_PATH = 1000;

    /** @throws Problem when key or path cannot be kept */
    static KeyedCall of(Actor actor, HttpServletRequest request) {
        List<String> keys = Collections.list(request.getHeaders(HEADER));
        if (keys.size() != 1 || !KEY.matcher(keys.get(0)).matches()) {
            throw Problem.ofField(HEADER, "FORMAT", "must be one value of 1 to 255 visible ASCII characters");
        }
        String path = request.getRequestURI();
        if (path.length() > LONGEST_PATH) {
            throw Problem.of(PlatformError.NOT_FOUND);
        }
        return new KeyedCall(actor.tenant().id(), actor.userId(), request.getMethod(), path, keys.get(0));
    }

    /** Its columns without the organization, which row level security adds. */
    Map<String, Object> parameters() {
        return Map.of("userId", userId, "method", method, "path", path, "key", key);
    }
}
