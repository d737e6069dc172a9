package io.millrace.approvals;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Sparse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/approvals")
@Tag(name = "Approvals", description = "What waits for a decision, and deciding it")
class ApprovalController {

    private final ApprovalService service;
    private final ApprovalInbox inbox;
    private final BulkDecisions bulk;

    ApprovalController(ApprovalService service, ApprovalInbox inbox, BulkDecisions bulk) {
        this.service = service;
        this.inbox = inbox;
        this.bulk = bulk;
    }

    @GetMapping
    @Sparse
    @SignedInEndpoint
    @Operation(
            summary = "List the approvals that wait for me",
            description = "Those that the caller may decide now: by a capability, for somebody for whom they stand in,"
                    + " or because they have claimed them or were given them. `why` says which.")
    Page<ApprovalView> list(
            ListQuery query,
            @Parameter(description = "Only those that are late, or only those that are not.")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean overdue) {
        return inbox.waitingForMe(query, overdue);
    }

    @GetMapping("/count")
    @SignedInEndpoint
    @Operation(summary = "Count the approvals that wait for me", description = "As many as the list has, for a badge.")
    ApprovalInbox.Count count() {
        return inbox.countWaitingForMe();
    }

    @GetMapping("/{id}")
    @Sparse
    @SignedInEndpoint
    @Operation(
            summary = "Read an approval",
            description = "Also when it is decided or withdrawn: with who decided, when and why.")
    ApprovalView get(@PathVariable UUID id) {
        return inbox.get(id);
    }

    @GetMapping("/{id}/explain")
    @SignedInEndpoint
    @Operation(
            summary = "Explain why an approval is on my desk or not",
            description = "What speaks for and against the caller's deciding it, and who else can. Every member of the"
                    + " organization may ask; what is to be decided is not told.")
    ApprovalExplanation explain(@PathVariable UUID id) {
        return service.explain(id);
    }

    @PostMapping("/{id}/approve")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Approve, and let the process go on",
            description = "Decides for the caller, who must be one of those it waits for.")
    ApprovalView approve(@PathVariable UUID id, @Valid @RequestBody Approve request, IfMatch ifMatch) {
        return service.decide(id, Decision.APPROVE, request.comment(), ifMatch);
    }

    @PostMapping("/{id}/reject")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Reject, with a reason",
            description = "Decides for the caller, who must be one of those it waits for.")
    ApprovalView reject(@PathVariable UUID id, @Valid @RequestBody Refuse request, IfMatch ifMatch) {
        return service.decide(id, Decision.REJECT, request.reason(), ifMatch);
    }

    @PostMapping("/{id}/return")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Return with questions to the one who asked",
            description = "Decides for the caller, who must be one of those it waits for.")
    ApprovalView giveBack(@PathVariable UUID id, @Valid @RequestBody Refuse request, IfMatch ifMatch) {
        return service.decide(id, Decision.RETURN, request.reason(), ifMatch);
    }

    @PostMapping("/bulk")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Decide several approvals at once",
            description = "Up to 200, each for itself, with an outcome for each; or with `atomic` all or none. They are"
                    + " committed together with the answer: a repetition with the same key gives it again.")
    ApprovalBulkAnswer decideSeveral(@Valid @RequestBody ApprovalBulkRequest request) {
        return bulk.decide(request);
    }

    record Approve(
            @Schema(example = "Checked against the contract.") @Nullable @Size(max = 2000)
            String comment) {}

    record Refuse(
            @Schema(example = "The bank account is not in the partner's country.") @NotBlank @Size(min = 10, max = 2000)
            String reason) {}
}
