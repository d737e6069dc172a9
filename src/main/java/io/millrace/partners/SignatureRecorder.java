package io.millrace.partners;

import io.millrace.approvals.Decision;
import io.millrace.platform.engine.TaskForms;
import io.millrace.platform.engine.UserTask;
import io.millrace.platform.engine.UserTaskObserver;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import java.time.Clock;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Keeps with a change who decided what about it, so that the change itself can tell whether enough different people have
 * approved it, whatever the approval policy asked for. Behind the approvals' own rules: what they refuse is not recorded.
 */
@Component
@Order(200)
class SignatureRecorder implements UserTaskObserver {

    private final AmendmentSignatures signatures;
    private final Clock clock;

    SignatureRecorder(AmendmentSignatures signatures, Clock clock) {
        this.signatures = signatures;
        this.clock = clock;
    }

    @Override
    public void completed(UserTask task) {
        boolean decides = task.property("approval").filter("true"::equals).isPresent();
        if (decides
                && task.variable(TaskForms.SUBJECT_TYPE)
                        .filter(PartnerAmendmentProcess.SUBJECT_TYPE::equals)
                        .isPresent()) {
            var decision = task.variable("decision").map(Object::toString).orElseThrow();
            signatures.save(new AmendmentSignature(
                    Ids.next(),
                    null,
                    task.subjectId(),
                    CurrentActor.require().userId(),
                    Decision.valueOf(decision),
                    clock.instant()));
        }
    }
}
