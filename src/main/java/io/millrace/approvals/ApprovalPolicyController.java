package io.millrace.approvals;

import static io.millrace.approvals.ApprovalCapabilities.APPROVAL_POLICY_MANAGE;

import io.millrace.platform.idempotency.Idempotent;
import io.millrace.platform.security.RequireCapability;
import io.millrace.platform.web.IfMatch;
import io.millrace.workflows.DecisionVersion;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.io.IOException;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RequestPart;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import org.springframework.web.multipart.MultipartFile;

@RestController
@RequestMapping("/api/v1/approval-policies")
@Tag(name = "Approval policies", description = "Who has to sign what, level by level")
class ApprovalPolicyController {

    private final ApprovalPolicies policies;

    ApprovalPolicyController(ApprovalPolicies policies) {
        this.policies = policies;
    }

    @GetMapping
    @RequireCapability(APPROVAL_POLICY_MANAGE)
    @Operation(
            summary = "Read the approval policy in force",
            description =
                    "Your organization's own, else the one that all share, rule by rule. Approvals that wait keep to"
                            + " the version that they were begun with.")
    ApprovalPolicyView read() {
        return policies.read();
    }

    @GetMapping(path = "/file", produces = MediaType.APPLICATION_XML_VALUE)
    @RequireCapability(APPROVAL_POLICY_MANAGE)
    @Operation(
            summary = "Download the approval policy as DMN",
            description = "To change it in the designer or the Camunda Modeler.")
    @Nullable
    ResponseEntity<byte[]> file(
            @Parameter(description = "Whether the one that all share is wanted, whatever is in force.")
                    @RequestParam(defaultValue = "false")
                    boolean shared,
            WebRequest request) {
        DecisionVersion version = policies.version(shared);
        return request.checkNotModified('"' + version.deploymentId() + '"')
                ? null
                : ResponseEntity.ok().contentType(MediaType.APPLICATION_XML).body(policies.content(version));
    }

    @PutMapping(consumes = MediaType.MULTIPART_FORM_DATA_VALUE)
    @RequireCapability(APPROVAL_POLICY_MANAGE)
    @Idempotent
    @Operation(
            summary = "Replace the approval policy",
            description =
                    "By a DMN file with the decision approval-matrix, checked as every deployment and as a policy. It"
                            + " counts for approvals that begin from now on.")
    ApprovalPolicyView replace(@RequestPart("file") MultipartFile file, IfMatch ifMatch) throws IOException {
        return policies.replace(file.getBytes(), ifMatch);
    }

    @PostMapping("/try-again")
    @RequireCapability(APPROVAL_POLICY_MANAGE)
    @Idempotent
    @Operation(
            summary = "Look again for approvers where nobody could sign",
            description =
                    "After somebody got the capability, or the policy was mended. Approvals that nobody has been asked"
                            + " about yet take the policy in force. Those that still have nobody go on waiting.")
    TriedAgain tryAgain() {
        return new TriedAgain(policies.tryAgain());
    }

    /** @param approvals for how many an approver is looked for, in the next moment */
    record TriedAgain(int approvals) {}

    @DeleteMapping
    @RequireCapability(APPROVAL_POLICY_MANAGE)
    @Idempotent
    @Operation(
            summary = "Return to the shared approval policy",
            description =
                    "Sets your organization's own aside, for approvals that begin from now on. The answer is the policy"
                            + " that is in force then.")
    ApprovalPolicyView setAside(IfMatch ifMatch) {
        return policies.setAside(ifMatch);
    }
}
