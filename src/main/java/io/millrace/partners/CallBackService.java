package io.millrace.partners;

import io.millrace.platform.events.Events;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.Clock;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Keeps what those said who were called back about a new bank account. */
@Service
@Transactional
class CallBackService {

    private static final int SHORTEST_NOTE = 10;

    private final PartnerAmendments amendments;
    private final AmendmentRecords records;
    private final CallBacks callBacks;
    private final Events events;
    private final Clock clock;

    CallBackService(
            PartnerAmendments amendments, AmendmentRecords records, CallBacks callBacks, Events events, Clock clock) {
        this.amendments = amendments;
        this.records = records;
        this.callBacks = callBacks;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Keeps whom the actor called and what they said; the process calls this when the task is completed, whichever door that
     * came through.
     *
     * @param contact which of those who may be called, from 1 on
     * @throws Problem when there is no such contact, or the note says too little
     */
    void record(UUID amendmentId, int contact, CallBackOutcome outcome, String note) {
        var amendment = amendments.get(amendmentId);
        var known = records.callable(amendment);
        if (contact < 1 || contact > known.size()) {
            throw Problem.ofField(
                    "contact", "CONTACT_UNKNOWN", "must be from 1 to " + known.size() + ", as the change lists them");
        }
        if (note.strip().length() < SHORTEST_NOTE) {
            throw Problem.ofField("note", "SIZE", "must have at least " + SHORTEST_NOTE + " characters");
        }
        var by = CurrentActor.require().userId();
        var call = callBacks.save(
                CallBack.record(Ids.next(), amendment, known.get(contact - 1), outcome, note, by, clock.instant()));
        events.publish(new CallBackRecorded(call.id(), amendment.partnerId(), amendmentId, outcome));
    }
}
