package io.millrace.partners;

import static io.millrace.partners.PartnerCapabilities.PARTNER_APPROVE;
import static io.millrace.partners.PartnerCapabilities.PARTNER_READ;

import io.millrace.approvals.Decision;
import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Searchable;
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
@RequestMapping("/api/v1/partners")
@Tag(name = "Partners", description = "Business partners of the organization")
class PartnerController {

    private final PartnerOnboardingService onboarding;
    private final PartnerViews views;

    PartnerController(PartnerOnboardingService onboarding, PartnerViews views) {
        this.onboarding = onboarding;
        this.views = views;
    }

    @PostMapping("/{id}/approve")
    @RequireCapability(PARTNER_APPROVE)
    @Idempotent(required = true)
    @Operation(
            summary = "Approve a partner",
            description = "Decides the approval that waits for the caller; the process then activates the partner.")
    ApplicationView approve(@PathVariable UUID id, @Valid @RequestBody Approve request) {
        return onboarding.decide(id, Decision.APPROVE, request.comment());
    }

    @PostMapping("/{id}/reject")
    @RequireCapability(PARTNER_APPROVE)
    @Idempotent(required = true)
    @Operation(summary = "Reject a partner", description = "Decides the approval that waits for the caller.")
    ApplicationView reject(@PathVariable UUID id, @Valid @RequestBody Reject request) {
        return onboarding.decide(id, Decision.REJECT, request.reason());
    }

    @GetMapping
    @Sparse
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "List partners", description = "Searchable by legal and trade name.")
    Page<PartnerLine> list(@Searchable ListQuery query) {
        return views.partners(query);
    }

    @GetMapping("/{id}")
    @Sparse
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "Read a partner", description = "Numbers of bank accounts are masked.")
    PartnerView get(@PathVariable UUID id) {
        return views.partner(id);
    }

    record Approve(
            @Schema(example = "References are good.") @Nullable @Size(max = 2000)
            String comment) {}

    record Reject(
            @Schema(example = "No proof of the bank account's owner.") @NotBlank @Size(min = 10, max = 2000)
            String reason) {}
}
