package io.millrace.approvals;

import io.millrace.approvals.ApprovalBulkAnswer.Outcome;
import io.millrace.approvals.ApprovalBulkAnswer.Refusal;
import io.millrace.platform.web.IfMatch;
import io.millrace.platform.web.Problem;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Decides several approvals, each behind a savepoint of its own: what one refuses leaves the others as they are. All that
 * was decided commits with the key and the answer, so a crash leaves nothing of it, and a repetition does it once.
 */
@Service
@Transactional
class BulkDecisions {

    private final ApprovalService service;
    private final TransactionTemplate savepoint;

    BulkDecisions(ApprovalService service, PlatformTransactionManager transactions) {
        this.service = service;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** @throws Problem {@link ApprovalError#BULK_NOT_DECIDED} with all outcomes, when all or none were asked for */
    ApprovalBulkAnswer decide(ApprovalBulkRequest request) {
        requireDifferent(request.decisions());
        Map<UUID, Outcome> outcomes = new HashMap<>();
        // In one order for everybody, so that two calls about the same approvals don't wait for each other.
        request.decisions().stream()
                .sorted(Comparator.comparing(ApprovalBulkRequest.Item::approvalId))
                .forEach(item -> outcomes.put(item.approvalId(), decide(item)));
        ApprovalBulkAnswer answer = ApprovalBulkAnswer.of(request.decisions().stream()
                .map(item -> outcomes.get(item.approvalId()))
                .toList());
        if (request.isAtomic() && answer.refused() > 0) {
            throw Problem.of(
                            ApprovalError.BULK_NOT_DECIDED,
                            "%d of %d can't be decided, so none was."
                                    .formatted(
                                            answer.refused(), answer.outcomes().size()))
                    .withMember("outcomes", answer.outcomes());
        }
        return answer;
    }

    private Outcome decide(ApprovalBulkRequest.Item item) {
        try {
            savepoint.executeWithoutResult(
                    status -> service.decide(item.approvalId(), item.decision(), item.reason(), IfMatch.any()));
            return new Outcome(item.approvalId(), true, item.decision(), null);
        } catch (RuntimeException failure) {
            Problem problem = Problem.of(failure);
            if (problem.code().status().is5xxServerError()) {
                throw failure;
            }
            return new Outcome(item.approvalId(), false, item.decision(), Refusal.of(problem));
        }
    }

    private static void requireDifferent(List<ApprovalBulkRequest.Item> items) {
        Set<UUID> seen = new HashSet<>();
        for (int i = 0; i < items.size(); i++) {
            if (!seen.add(items.get(i).approvalId())) {
                throw Problem.ofField("decisions[%d].approvalId".formatted(i), "DUPLICATE", "must be named once");
            }
        }
    }
}
