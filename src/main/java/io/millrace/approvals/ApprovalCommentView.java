package io.millrace.approvals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A comment as others read it. */
record ApprovalCommentView(UUID id, String author, @Nullable String authorName, String text, Instant createdAt) {

    ApprovalCommentView by(@Nullable String name) {
        return new ApprovalCommentView(id, author, name, text, createdAt);
    }
}
