package io.millrace.approvals;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/approvals/{id}")
@Tag(name = "Approvals", description = "What waits for a decision, and deciding it")
class ApprovalCommentController {

    private final ApprovalComments comments;

    ApprovalCommentController(ApprovalComments comments) {
        this.comments = comments;
    }

    @PostMapping("/comment")
    @SignedInEndpoint
    @Idempotent
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Comment on an approval",
            description = "For everybody who may read it. Comments are neither changed nor deleted.")
    ApprovalCommentView add(@PathVariable UUID id, @Valid @RequestBody Comment comment) {
        return comments.add(id, comment.text());
    }

    @GetMapping("/comments")
    @SignedInEndpoint
    @Operation(summary = "Read the comments on an approval", description = "The newest first.")
    Page<ApprovalCommentView> list(@PathVariable UUID id, ListQuery query) {
        return comments.page(id, query);
    }

    record Comment(
            @Schema(example = "Their bank has confirmed the account.") @NotBlank @Size(max = 2000)
            String text) {}
}
