package io.millrace.partners;

import io.millrace.approvals.Decision;
import io.millrace.platform.web.Versioned;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A change of a partner's record with everything known about it.
 *
 * @param reason why it is asked for
 * @param bankAccountId the account in quarantine, where it is about one
 * @param changes old and new of every field that changes, as they were when it was asked for
 * @param checks of the partner as it would be
 * @param callableContacts whom the partner may be called back by about a new account, in the order by which a call names them
 * @param waitingFor the tasks of people that are next, by their ids in the model, such as {@code decide}, once for each
 *     signature that is asked for; empty when the process has ended
 */
record AmendmentView(
        UUID id,
        UUID partnerId,
        AmendmentStatus status,
        List<AmendmentSection> sections,
        String reason,
        @Nullable UUID bankAccountId,
        String requestedBy,
        @Nullable String requestedByName,
        Instant requestedAt,
        Instant expiresAt,
        @Nullable RiskRating riskRating,
        List<ChangeView> changes,
        List<RiskView> risks,
        List<ApplicationView.CheckView> checks,
        List<ContactView> callableContacts,
        List<CallView> callBacks,
        List<SignatureView> signatures,
        List<String> waitingFor,
        PartnerAmendment.@Nullable Closing closing,
        long version)
        implements Versioned {

    record ChangeView(
            AmendedField field,
            @Nullable String oldValue,
            @Nullable String newValue) {

        static ChangeView of(AmendmentChange change) {
            return new ChangeView(change.field(), change.oldValue(), change.newValue());
        }
    }

    record RiskView(AmendmentSection section, RiskRating rating, String explanation) {

        static RiskView of(AmendmentRisk risk) {
            return new RiskView(risk.section(), risk.rating(), risk.explanation());
        }
    }

    /** @param number by which a call names it */
    record ContactView(
            int number,
            ContactSource source,
            String name,
            @Nullable String phone,
            Instant knownFrom) {}

    record CallView(
            String contactName,
            @Nullable String contactPhone,
            CallBackOutcome outcome,
            String note,
            String calledBy,
            @Nullable String calledByName,
            Instant calledAt) {}

    record SignatureView(String signedBy, @Nullable String signedByName, Decision decision, Instant signedAt) {}
}
