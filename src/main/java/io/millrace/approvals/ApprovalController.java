package io.millrace.approvals;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Sparse;
import io.swagger.v3.oas.annotations.Operation;
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
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/approvals")
@Tag(name = "Approvals", description = "What waits for a decision, and deciding it")
class ApprovalController {

    private final ApprovalService service;

    ApprovalController(ApprovalService service) {
        this.service = service;
    }

    @GetMapping
    @Sparse
    @SignedInEndpoint
    @Operation(
            summary = "List the approvals that wait for me",
            description = "Those that the caller may decide now, or has claimed.")
    Page<ApprovalView> list(ListQuery query) {
        return service.waitingForMe(query);
    }

    @GetMapping("/count")
    @SignedInEndpoint
    @Operation(summary = "Count the approvals that wait for me", description = "As many as the list has, for a badge.")
    Count count() {
        return new Count(service.countWaitingForMe());
    }

    @GetMapping("/{id}")
    @Sparse
    @SignedInEndpoint
    @Operation(
            summary = "Read an approval",
            description = "Also when it is decided or withdrawn: with who decided, when and why.")
    ApprovalView get(@PathVariable UUID id) {
        return service.get(id);
    }

    @PostMapping("/{id}/approve")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Approve, and let the process go on",
            description = "Decides for the caller, who must be one of those it waits for.")
    ApprovalView approve(@PathVariable UUID id, @Valid @RequestBody Approve request) {
        return service.decide(id, Decision.APPROVE, request.comment());
    }

    @PostMapping("/{id}/reject")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Reject, with a reason",
            description = "Decides for the caller, who must be one of those it waits for.")
    ApprovalView reject(@PathVariable UUID id, @Valid @RequestBody Refuse request) {
        return service.decide(id, Decision.REJECT, request.reason());
    }

    @PostMapping("/{id}/return")
    @SignedInEndpoint
    @Idempotent(required = true)
    @Operation(
            summary = "Return with questions to the one who asked",
            description = "Decides for the caller, who must be one of those it waits for.")
    ApprovalView giveBack(@PathVariable UUID id, @Valid @RequestBody Refuse request) {
        return service.decide(id, Decision.RETURN, request.reason());
    }

    record Count(long waiting) {}

    record Approve(
            @Schema(example = "Checked against the contract.") @Nullable @Size(max = 2000)
            String comment) {}

    record Refuse(
            @Schema(example = "The bank account is not in the partner's country.") @NotBlank @Size(min = 10, max = 2000)
            String reason) {}
}
