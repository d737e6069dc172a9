package io.millrace.approvals;

import io.millrace.platform.security.Directory;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import io.millrace.substitutions.StandIn;
import io.millrace.substitutions.StandIns;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.springframework.stereotype.Component;

/** What the rules need to know of people. */
@Component
class Candidates {

    private final Approvals approvals;
    private final StandIns standIns;
    private final Directory directory;

    Candidates(Approvals approvals, StandIns standIns, Directory directory) {
        this.approvals = approvals;
        this.standIns = standIns;
        this.directory = directory;
    }

    /** One person, with those for whom they stand in now. */
    Candidate candidate(String userId) {
        return new Candidate(userId, standIns.of(userId));
    }

    /** What the rules need to know of an approval, with who of those kept out has signed: to tell them so. */
    Standing.Matter matter(Approval approval) {
        Set<String> signers = new TreeSet<>(approvals.signers(approval.processInstanceId()));
        signers.retainAll(approval.keptOut());
        return approval.matter(signers, Set.of());
    }

    /** Refuses to give the approval to somebody who could not decide it themselves. */
    void requireAble(String recipient, String capability, Standing.Matter matter) {
        if (!candidate(recipient).standing(capability, matter.offered()).hasOwnRight()) {
            throw Problem.of(ApprovalError.RECIPIENT_CANNOT_DECIDE);
        }
    }

    boolean holds(String userId, String capability) {
        Actor actor = CurrentActor.require();
        return actor.userId().equals(userId)
                ? actor.may(capability)
                : directory.capabilities(actor.tenant().id(), userId).contains(capability);
    }

    /** A person whose standing is asked for, perhaps towards many approvals. */
    final class Candidate {

        private final String userId;
        private final List<StandIn> standingInFor;

        Candidate(String userId, List<StandIn> standingInFor) {
            this.userId = userId;
            this.standingInFor = standingInFor;
        }

        String userId() {
            return userId;
        }

        List<StandIn> standIns() {
            return standingInFor;
        }

        Standing standing(String capability, Standing.Matter matter) {
            return Standing.of(userId, matter, person -> holds(person, capability), standingInFor);
        }

        Handover handover(String capability, Standing.Matter matter) {
            return new Handover(
                    matter,
                    userId,
                    holds(userId, ApprovalCapabilities.APPROVAL_REASSIGN),
                    standingInFor,
                    standing(capability, matter),
                    standing(capability, matter.offered()));
        }
    }
}
