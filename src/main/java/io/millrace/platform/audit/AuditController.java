package io.millrace.platform.audit;

import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.ListQuery;
import io.millrace.platform.web.Page;
import io.millrace.platform.web.Sparse;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1/audit-logs")
@Tag(name = "Audit", description = "Who changed what")
class AuditController {

    private final AuditLog log;

    AuditController(AuditLog log) {
        this.log = log;
    }

    @GetMapping
    @Sparse
    @RequireCapability(AuditCapabilities.AUDIT_READ)
    @Operation(
            summary = "Read who changed what",
            description =
                    "Every write to every business record, newest first: who, when, from where, the row before and"
                            + " after. Fields to filter by: occurredAt, userId, tableName, rowId, operation, requestId.")
    Page<AuditEntry> list(ListQuery query) {
        return log.page(query);
    }
}
