package io.millrace.approvals;

import io.millrace.platform.events.DomainEvent;
import java.util.UUID;

/**
 * Another approval policy is in force; the subject is the organization.
 *
 * @param before the version that was in force, such as {@code shared 1}
 * @param policyVersion the version in force now, such as {@code own 2}
 */
public record ApprovalPolicyChanged(UUID subject, String before, String policyVersion) implements DomainEvent {

    @Override
    public String type() {
        return "io.millrace.approvals.policy.changed.v1";
    }
}
