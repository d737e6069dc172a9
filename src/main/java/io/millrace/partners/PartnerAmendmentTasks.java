package io.millrace.partners;

import io.millrace.approvals.Decision;
import io.millrace.partners.ApplicationCheck.Verdict;
import io.millrace.partners.WorkDeadlines.Deadlines;
import io.millrace.platform.engine.ServiceTask;
import io.millrace.platform.engine.ServiceTask.Nothing;
import io.millrace.platform.engine.TaskContract;
import io.millrace.platform.tenancy.CurrentActor;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What the service tasks of {@code partner-amendment} do; mails are in {@link PartnerAmendmentMails}. */
@Configuration(proxyBeanMethods = false)
class PartnerAmendmentTasks {

    record Amendment(UUID amendmentId) {}

    record Checked(Boolean needsComplianceReview) {}

    record Rated(String riskRating, Boolean needsCallBack) {}

    /** @param plantId in whose working time; nothing for the main plant */
    record Planning(UUID amendmentId, @Nullable UUID plantId) {}

    record Reviewed(UUID amendmentId, String reviewDecision, String reviewReason) {}

    record Called(UUID amendmentId, Integer callBackContact, String callBackOutcome, String callBackNote) {}

    record Approved(
            UUID amendmentId, String decidedBy, @Nullable String decisionReason) {}

    record Applied(Boolean amendmentApplied) {}

    record Refused(
            UUID amendmentId,
            @Nullable String reviewDecision,
            @Nullable String reviewReason,
            @Nullable String callBackOutcome,
            @Nullable String callBackNote,
            @Nullable String decision,
            @Nullable String decisionReason,
            @Nullable String decidedBy) {}

    @Bean
    ServiceTask<Amendment, Checked> checkAmendment(AmendmentCheckService checks) {
        return ServiceTask.of(
                TaskContract.of(
                        "Check what changes",
                        "Checks the partner as it would be: tax identities, bank account, duplicates, sanctions lists and"
                                + " documents, as far as what changes calls for it. Says whether compliance has to review a hit.",
                        Amendment.class,
                        Checked.class),
                input -> new Checked(checks.run(input.amendmentId())));
    }

    @Bean
    ServiceTask<Amendment, Rated> rateAmendment(AmendmentRiskService risk, PartnerAmendments amendments) {
        return ServiceTask.of(
                TaskContract.of(
                        "Rate the change",
                        "Rates each part that changes by the decision amendment-risk; the highest rating counts. Says whether"
                                + " the partner has to be called back, as for every bank account.",
                        Amendment.class,
                        Rated.class),
                input -> new Rated(
                        risk.rate(input.amendmentId()).name(),
                        amendments.get(input.amendmentId()).bankAccountId() != null));
    }

    @Bean
    ServiceTask<Planning, Deadlines> planAmendmentWork(WorkDeadlines deadlines) {
        return ServiceTask.of(
                TaskContract.of(
                        "Plan the work on a change",
                        "Works out in working time, from now on, when to remind those who work on a change and when to escalate.",
                        Planning.class,
                        Deadlines.class),
                input -> deadlines.fromNow(input.plantId()));
    }

    @Bean
    ServiceTask<Reviewed, Nothing> recordAmendmentReview(AmendmentCheckService checks) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Record the review of a change",
                        "Records what the compliance reviewer made of the checks that found something.",
                        Reviewed.class),
                input -> checks.reviewAll(
                        input.amendmentId(),
                        input.reviewDecision().equals("CLEAR") ? Verdict.CLEARED : Verdict.CONFIRMED,
                        userId(),
                        input.reviewReason()));
    }

    @Bean
    ServiceTask<Called, Nothing> recordCallBack(CallBackService calls) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Record the call-back",
                        "Records whom the one who completed the task has called, and what they said about the new account.",
                        Called.class),
                input -> calls.record(
                        input.amendmentId(),
                        input.callBackContact(),
                        CallBackOutcome.valueOf(input.callBackOutcome()),
                        input.callBackNote()));
    }

    @Bean
    ServiceTask<Approved, Applied> applyAmendment(AmendmentClosingService closing) {
        return ServiceTask.of(
                TaskContract.of(
                        "Apply the change",
                        "Changes the partner's record if what was approved still fits, and else voids the change: when the"
                                + " record has changed meanwhile, a check finds something new, or a bank account lacks approvers"
                                + " or a call-back. Says which of the two.",
                        Approved.class,
                        Applied.class),
                input -> new Applied(closing.apply(input.amendmentId(), input.decidedBy(), input.decisionReason())));
    }

    @Bean
    ServiceTask<Refused, Nothing> refuseAmendment(AmendmentClosingService closing) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Refuse the change",
                        "Closes the change without applying it: refused by the reviewer, by the partner itself when called"
                                + " back, or by an approver, or returned by one with questions.",
                        Refused.class),
                input -> {
                    if ("CONFIRM".equals(input.reviewDecision())) {
                        closing.reject(input.amendmentId(), userId(), reason(input.reviewReason()));
                    } else if (CallBackOutcome.DENIED.name().equals(input.callBackOutcome())) {
                        closing.reject(input.amendmentId(), userId(), reason(input.callBackNote()));
                    } else if (Decision.RETURN.name().equals(input.decision())) {
                        closing.giveBack(
                                input.amendmentId(), reason(input.decidedBy()), reason(input.decisionReason()));
                    } else {
                        closing.reject(input.amendmentId(), reason(input.decidedBy()), reason(input.decisionReason()));
                    }
                });
    }

    @Bean
    ServiceTask<Amendment, Nothing> withdrawAmendment(AmendmentClosingService closing) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Withdraw the change", "Closes the change on behalf of whoever asked for it.", Amendment.class),
                input -> closing.withdraw(input.amendmentId(), userId()));
    }

    @Bean
    ServiceTask<Amendment, Nothing> expireAmendment(AmendmentClosingService closing) {
        return ServiceTask.doing(
                TaskContract.of(
                        "Expire the change", "Closes a change that nobody has decided in time.", Amendment.class),
                input -> closing.expire(input.amendmentId()));
    }

    private static String reason(@Nullable String text) {
        return Objects.requireNonNull(text, "the process says who refused, and why");
    }

    private static String userId() {
        return CurrentActor.require().userId();
    }
}
