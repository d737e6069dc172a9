package io.millrace.approvals;

import io.millrace.platform.engine.Processes;
import io.millrace.platform.engine.check.DecisionSheet;
import io.millrace.platform.engine.check.Finding;
import io.millrace.platform.engine.check.ModelFile;
import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.Problem;
import io.millrace.workflows.DecisionVersion;
import io.millrace.workflows.FindingView;
import io.millrace.workflows.OwnDecisions;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The approval policy of the current organization: its own, or else the one that all share. */
@Service
@Transactional
class ApprovalPolicies {

    private final OwnDecisions decisions;
    private final Processes processes;
    private final Events events;
    private final JdbcClient jdbc;

    ApprovalPolicies(OwnDecisions decisions, Processes processes, Events events, JdbcClient jdbc) {
        this.decisions = decisions;
        this.processes = processes;
        this.events = events;
        this.jdbc = jdbc;
    }

    @Transactional(readOnly = true)
    ApprovalPolicyView read() {
        DecisionVersion version = decisions.inForce(PolicyCheck.DECISION);
        return ApprovalPolicyView.of(
                version,
                DecisionSheet.read(decisions.content(version), PolicyCheck.DECISION)
                        .orElseThrow(() -> new IllegalStateException("The approval policy in force is no table")));
    }

    /** @param shared whether the one that all share is wanted, whatever is in force */
    @Transactional(readOnly = true)
    DecisionVersion version(boolean shared) {
        return shared ? decisions.shared(PolicyCheck.DECISION) : decisions.inForce(PolicyCheck.DECISION);
    }

    @Transactional(readOnly = true)
    byte[] content(DecisionVersion version) {
        return decisions.content(version).content();
    }

    /**
     * Puts a policy of the organization's own into force, for approvals that begin from now on.
     *
     * @throws Problem {@code APPROVAL_POLICY_REFUSED} with all findings
     */
    ApprovalPolicyView replace(byte[] policy, IfMatch ifMatch) {
        DecisionVersion before = current(ifMatch);
        var file = new ModelFile(PolicyCheck.DECISION + ".dmn", policy);
        List<Finding> findings = Stream.concat(decisions.check(file).stream(), PolicyCheck.check(file).stream())
                .toList();
        long errors = findings.stream().filter(Finding::isError).count();
        if (errors > 0) {
            throw Problem.of(
                            ApprovalError.APPROVAL_POLICY_REFUSED,
                            "%d errors; the policy %s stays in force.".formatted(errors, before.label()))
                    .withMember("findings", FindingView.of(findings));
        }
        decisions.deploy(file);
        return changed(before);
    }

    /** Puts the shared policy into force again. */
    ApprovalPolicyView setAside(IfMatch ifMatch) {
        DecisionVersion before = current(ifMatch);
        if (before.shared()) {
            throw Problem.of(ApprovalError.APPROVAL_POLICY_SHARED);
        }
        decisions.setAside(before);
        return changed(before);
    }

    /** @return for how many approvals that nobody could sign somebody is looked for once more */
    int tryAgain() {
        return processes.tryAgain("approval", "awaitApprover");
    }

    /** One who changes it after the other, so that nobody overwrites what they have not read. */
    private DecisionVersion current(IfMatch ifMatch) {
        jdbc.sql("select pg_advisory_xact_lock(hashtext('approval-policies'), hashtext(current_tenant()::text))")
                .query((row, number) -> number)
                .single();
        DecisionVersion current = decisions.inForce(PolicyCheck.DECISION);
        ifMatch.check(ApprovalPolicyView.tag(current));
        return current;
    }

    private ApprovalPolicyView changed(DecisionVersion before) {
        ApprovalPolicyView now = read();
        events.publish(
                new ApprovalPolicyChanged(CurrentActor.require().tenant().id(), before.label(), now.policyVersion()));
        return now;
    }
}
