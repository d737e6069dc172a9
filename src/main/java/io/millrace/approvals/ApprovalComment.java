package io.millrace.approvals;

import io.millrace.platform.web.Ids;
import java.time.Instant;
import java.util.UUID;
import org.springframework.data.annotation.Id;
import org.springframework.data.relational.core.mapping.Table;

/** What somebody said about an approval. Nobody changes or deletes it. */
@Table("approval_comment")
record ApprovalComment(@Id UUID id, UUID approvalId, String author, String text, Instant createdAt) {

    static ApprovalComment of(Approval approval, String author, String text, Instant now) {
        return new ApprovalComment(Ids.next(), approval.id(), author, text.strip(), now);
    }
}
