package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Table;

/** A call to somebody who was known to speak for a partner before its bank account was to be changed. */
@Table("partner_call_back")
record CallBack(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID amendmentId,
        UUID knownContactId,
        CallBackOutcome outcome,
        String note,
        String calledBy,
        Instant calledAt) {

    static CallBack record(
            UUID id,
            PartnerAmendment amendment,
            KnownContact contact,
            CallBackOutcome outcome,
            String note,
            String by,
            Instant at) {
        amendment.requireOpen("confirmed by a call");
        if (amendment.requestedBy().equals(by)) {
            throw Problem.of(
                    AmendmentError.AMENDMENT_OWN_REQUEST, "You asked for amendment " + amendment.id() + " yourself.");
        }
        return new CallBack(id, null, amendment.id(), contact.id(), outcome, note.strip(), by, at);
    }

    boolean confirms() {
        return outcome == CallBackOutcome.CONFIRMED;
    }

    /** Without what was said: personal data must not reach a log. */
    @Override
    public String toString() {
        return "CallBack[" + id + ", " + outcome + "]";
    }
}
