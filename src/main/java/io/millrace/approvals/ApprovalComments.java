package io.millrace.approvals;

import io.millrace.platform.events.Events;
import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Listing;
import io.millrace.platform.web.Lists;
import io.millrace.platform.web.Page;
import java.time.Clock;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.data.jdbc.core.JdbcAggregateTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What people say about approvals: for everybody who may read the approval, and by them. */
@Service
@Transactional
class ApprovalComments {

    private static final Listing<ApprovalCommentView> COMMENTS = Listing.of(ApprovalCommentView.class)
            .select("id, author, null::text as author_name, text, created_at")
            .from("approval_comment");

    private final ApprovalInbox inbox;
    private final JdbcAggregateTemplate comments;
    private final Lists lists;
    private final Directory directory;
    private final Events events;
    private final Clock clock;

    ApprovalComments(
            ApprovalInbox inbox,
            JdbcAggregateTemplate comments,
            Lists lists,
            Directory directory,
            Events events,
            Clock clock) {
        this.inbox = inbox;
        this.comments = comments;
        this.lists = lists;
        this.directory = directory;
        this.events = events;
        this.clock = clock;
    }

    ApprovalCommentView add(UUID approvalId, String text) {
        Approval approval = inbox.readable(approvalId);
        String author = CurrentActor.require().userId();
        var comment = comments.insert(ApprovalComment.of(approval, author, text, clock.instant()));
        events.publish(new ApprovalCommented(
                approval.subjectId(), approval.id(), approval.kind(), approval.level(), comment.id(), author));
        return new ApprovalCommentView(
                comment.id(), author, directory.names(Set.of(author)).get(author), comment.text(), comment.createdAt());
    }

    /** The newest first. */
    @Transactional(readOnly = true)
    Page<ApprovalCommentView> page(UUID approvalId, ListQuery query) {
        inbox.readable(approvalId);
        Page<ApprovalCommentView> page =
                lists.page(COMMENTS.where("approval_id = :approval", Map.of("approval", approvalId)), query);
        Map<String, String> names = directory.names(
                page.items().stream().map(ApprovalCommentView::author).collect(Collectors.toSet()));
        return page.map(comment -> comment.by(names.get(comment.author())));
    }
}
