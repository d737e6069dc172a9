package io.millrace.partners;

import static io.millrace.partners.PartnerCapabilities.PARTNER_READ;
import static io.millrace.partners.PartnerCapabilities.PARTNER_UPDATE;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Sparse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.UUID;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/partners/{id}/amendments")
@Tag(name = "Partner amendments", description = "Changes of a partner's record: old and new, decided by others")
class PartnerAmendmentController {

    private final AmendmentService service;
    private final AmendmentViews views;

    PartnerAmendmentController(AmendmentService service, AmendmentViews views) {
        this.service = service;
        this.views = views;
    }

    @PostMapping
    @RequireCapability(PARTNER_UPDATE)
    @Idempotent(required = true)
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(
            summary = "Ask for a change of a partner's record",
            description =
                    "Starts the process partner-amendment: what changes is compared, checked and rated, and one or two"
                            + " other people decide. Fields that are left out stay as they are. One change of the same part is"
                            + " open at a time.")
    ResponseEntity<AmendmentView> request(@PathVariable UUID id, @RequestBody AmendmentRequest request) {
        UUID amendment = service.request(id, request);
        return ResponseEntity.created(URI.create("/api/v1/partners/" + id + "/amendments/" + amendment))
                .body(views.view(id, amendment));
    }

    @GetMapping
    @Sparse
    @RequireCapability(PARTNER_READ)
    @Operation(summary = "List the changes of a partner's record", description = "The latest first.")
    Page<AmendmentLine> list(@PathVariable UUID id, ListQuery query) {
        return views.list(id, query);
    }

    @GetMapping("/{amendmentId}")
    @Sparse
    @RequireCapability(PARTNER_READ)
    @Operation(
            summary = "Read a change of a partner's record",
            description = "Old and new side by side, with checks, risk, decisions and where the process stands.")
    AmendmentView get(@PathVariable UUID id, @PathVariable UUID amendmentId) {
        return views.view(id, amendmentId);
    }

    @PostMapping("/{amendmentId}/withdraw")
    @RequireCapability(PARTNER_READ)
    @Idempotent
    @Operation(
            summary = "Withdraw a change of a partner's record",
            description = "For whoever asked for it, while it is open.")
    AmendmentView withdraw(@PathVariable UUID id, @PathVariable UUID amendmentId) {
        service.withdraw(id, amendmentId);
        return views.view(id, amendmentId);
    }
}
