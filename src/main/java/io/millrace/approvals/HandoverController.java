package io.millrace.approvals;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.SignedInEndpoint;
import io.millrace.platform.web.IfMatch;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.UUID;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/approvals/{id}")
@Tag(name = "Approvals", description = "What waits for a decision, and deciding it")
class HandoverController {

    private final Handovers handovers;

    HandoverController(Handovers handovers) {
        this.handovers = handovers;
    }

    @PostMapping("/claim")
    @SignedInEndpoint
    @Idempotent
    @Operation(
            summary = "Claim an approval",
            description = "From all who could decide it, or from one for whom the caller stands in. Nobody else decides"
                    + " it then, until it is given back.")
    ApprovalView claim(@PathVariable UUID id, IfMatch ifMatch) {
        return handovers.claim(id, ifMatch);
    }

    @PostMapping("/unclaim")
    @SignedInEndpoint
    @Idempotent
    @Operation(
            summary = "Give an approval back",
            description = "It waits again for all who can decide it. For those who have it, who stand in for them, who"
                    + " gave it to them, and holders of APPROVAL_REASSIGN.")
    ApprovalView unclaim(@PathVariable UUID id, IfMatch ifMatch) {
        return handovers.unclaim(id, ifMatch);
    }

    @PostMapping("/delegate")
    @SignedInEndpoint
    @Idempotent
    @Operation(
            summary = "Let somebody else decide on my behalf",
            description = "The caller and the other have to be able to decide it; both count as signers.")
    ApprovalView delegate(@PathVariable UUID id, @Valid @RequestBody To to, IfMatch ifMatch) {
        return handovers.delegate(id, to.userId(), ifMatch);
    }

    @PostMapping("/reassign")
    @SignedInEndpoint
    @Idempotent
    @Operation(
            summary = "Give an approval to somebody else",
            description =
                    "Who decides it on their own behalf, and has to be able to. For those who have it, and holders"
                            + " of APPROVAL_REASSIGN.")
    ApprovalView reassign(@PathVariable UUID id, @Valid @RequestBody To to, IfMatch ifMatch) {
        return handovers.reassign(id, to.userId(), ifMatch);
    }

    record To(
            @Schema(description = "Somebody of the organization.") @NotNull
            UUID userId) {}
}
