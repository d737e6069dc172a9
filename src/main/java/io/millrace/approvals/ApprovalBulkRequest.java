package io.millrace.approvals;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Several decisions at once.
 *
 * @param atomic whether all are decided or none; left out: each for itself
 */
record ApprovalBulkRequest(
        @NotEmpty @Valid @Size(max = 200) List<@NotNull Item> decisions,
        @Nullable Boolean atomic) {

    /** @param reason at least 10 characters where the decision is not to approve */
    record Item(
            @NotNull UUID approvalId,
            @NotNull Decision decision,

            @Schema(example = "Checked against the contract.") @Nullable @Size(max = 2000)
            String reason) {}

    boolean isAtomic() {
        return Boolean.TRUE.equals(atomic);
    }
}
