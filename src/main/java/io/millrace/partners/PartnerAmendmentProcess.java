package io.millrace.partners;

import io.millrace.platform.engine.Processes;
import io.millrace.platform.engine.TaskForms;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.web.Problem;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** The model {@code partner-amendment} in the words of this module. */
@Component
class PartnerAmendmentProcess {

    static final String SUBJECT_TYPE = "partner-amendment";

    private static final String KEY = "partner-amendment";
    private static final String CALL_BACK = "callBack";
    private static final String WITHDRAWN = "amendment-withdrawn";
    /** Kinds of approval, as the approval matrix knows them. */
    private static final String APPROVAL_OF_DETAILS = "partner-amendment";

    private static final String APPROVAL_OF_BANK_ACCOUNT = "partner-bank-account";

    private final Processes processes;
    private final UserTasks tasks;

    PartnerAmendmentProcess(Processes processes, UserTasks tasks) {
        this.processes = processes;
        this.tasks = tasks;
    }

    void start(PartnerAmendment amendment) {
        processes.start(
                KEY,
                amendment.id(),
                Map.of(
                        "amendmentId",
                        amendment.id(),
                        TaskForms.SUBJECT_TYPE,
                        SUBJECT_TYPE,
                        "submittedBy",
                        amendment.requestedBy(),
                        "expiresAt",
                        amendment.expiresAt(),
                        "approvalKind",
                        amendment.bankAccountId() == null ? APPROVAL_OF_DETAILS : APPROVAL_OF_BANK_ACCOUNT));
    }

    /**
     * Completes the task of calling back on behalf of the actor; the process goes on to its next wait state.
     *
     * @param contact which of those who may be called, from 1 on
     */
    void callBack(UUID amendmentId, int contact, CallBackOutcome outcome, String note) {
        String task = tasks.find(amendmentId, CALL_BACK)
                .orElseThrow(() -> Problem.of(AmendmentError.CALL_BACK_NOT_WAITED_FOR));
        tasks.complete(
                task, Map.of("callBackContact", contact, "callBackOutcome", outcome.name(), "callBackNote", note));
    }

    void withdraw(UUID amendmentId) {
        if (!processes.tell(amendmentId, WITHDRAWN)) {
            throw Problem.of(AmendmentError.AMENDMENT_STATE, "The process of amendment " + amendmentId + " has ended.");
        }
    }

    /** What people have to do next: {@code reviewHits}, {@code callBack} or {@code decide}. */
    List<String> waitingFor(UUID amendmentId) {
        return processes.waitingTasks(amendmentId);
    }
}
