package io.millrace.approvals;

/** What people may be allowed to do with approvals, beside the capabilities that each approval asks for itself. */
public final class ApprovalCapabilities {

    /** Being told when something that people have to do is late. */
    public static final String APPROVAL_ESCALATION = "APPROVAL_ESCALATION";

    /** Deciding what no approval policy covers, and changing the policy. */
    public static final String APPROVAL_POLICY_MANAGE = "APPROVAL_POLICY_MANAGE";

    /** Giving approvals that wait to other people. */
    public static final String APPROVAL_REASSIGN = "APPROVAL_REASSIGN";

    private ApprovalCapabilities() {}
}
