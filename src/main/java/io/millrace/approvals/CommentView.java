package io.millrace.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment as others read it. */
record CommentView(
        UUID id,
        String author,
        @Nullable String authorName,
        String text,
        Instant createdAt) {

    CommentView by(@Nullable String name) {
        return new CommentView(id, author, name, text, createdAt);
    }
}
