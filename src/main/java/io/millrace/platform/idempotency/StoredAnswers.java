package io.millrace.platform.idempotency;

import io.millrace.platform.web.PlatformError;
import io.millrace.platform.web.Problem;
import java.security.MessageDigest;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** Table {@code idempotency_key}, within the caller's transaction. */
@Repository
class StoredAnswers {

    private static final String THE_CALL =
            " where user_id = :userId and method = :method and path = :path and key = :key";

    private final JdbcClient jdbc;

    StoredAnswers(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /**
     * Takes the key for this transaction. When another transaction has taken it, on this node or another, waits for its
     * end.
     *
     * @return false when the key has an answer already
     */
    boolean reserve(KeyedCall call, byte[] fingerprint) {
        return jdbc.sql("""
                        insert into idempotency_key (user_id, method, path, key, fingerprint)
                        values (:userId, :method, :path, :key, :fingerprint) on conflict do nothing""")
                        .params(call.parameters())
                        .param("fingerprint", fingerprint)
                        .update()
                == 1;
    }

    /** @throws Problem {@code IDEMPOTENCY_KEY_REUSED} when the first call was another one */
    StoredAnswer get(KeyedCall call, byte[] fingerprint) {
        return jdbc.sql("select fingerprint, status, etag, location, content_type, body from idempotency_key"
                        + THE_CALL)
                .params(call.parameters())
                .query((row, number) -> answer(row, fingerprint))
                .single();
    }

    void keep(KeyedCall call, StoredAnswer answer) {
        jdbc.sql("update idempotency_key set status = :status, etag = :etag, location = :location,"
                        + " content_type = :contentType, body = :body" + THE_CALL)
                .params(call.parameters())
                .param("status", answer.status())
                .param("etag", answer.etag())
                .param("location", answer.location())
                .param("contentType", answer.contentType())
                .param("body", answer.body())
                .update();
    }

    private static StoredAnswer answer(ResultSet row, byte[] fingerprint) throws SQLException {
        if (!MessageDigest.isEqual(row.getBytes("fingerprint"), fingerprint)) {
            throw Problem.of(PlatformError.IDEMPOTENCY_KEY_REUSED);
        }
        return new StoredAnswer(
                row.getInt("status"),
                row.getString("etag"),
                row.getString("location"),
                row.getString("content_type"),
                row.getBytes("body"));
    }
}
