package io.millrace.partners;

import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** One check of one round of an application, and what a compliance officer made of it when it was a hit. */
@Table("application_check")
record ApplicationCheck(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID applicationId,
        int round,
        CheckKind kind,
        CheckOutcome outcome,
        String source,
        Instant checkedAt,
        String explanation,

        @MappedCollection(idColumn = "check_id", keyColumn = "position")
        List<CheckResult.Evidence> evidence,

        @Embedded.Nullable @Nullable Review review) {

    public enum Verdict {
        /** Somebody else of a similar name. */
        CLEARED,
        /** Really the one on the list, or really known already. */
        CONFIRMED
    }

    public record Review(Verdict verdict, String reviewedBy, Instant reviewedAt, String reviewReason) {}

    static ApplicationCheck of(
            UUID id, PartnerApplication application, CheckKind kind, CheckResult result, Instant at) {
        return new ApplicationCheck(
                id,
                null,
                application.id(),
                application.round(),
                kind,
                result.outcome(),
                result.source(),
                at,
                result.explanation(),
                result.evidence(),
                null);
    }

    /** The same check done again, as after a failure half-way; an earlier review no longer stands. */
    ApplicationCheck repeated(CheckResult result, Instant at) {
        return new ApplicationCheck(
                id,
                version,
                applicationId,
                round,
                kind,
                result.outcome(),
                result.source(),
                at,
                result.explanation(),
                result.evidence(),
                null);
    }

    ApplicationCheck reviewed(Verdict verdict, String by, Instant at, String reason) {
        if (!isOpenHit()) {
            throw Problem.of(PartnerError.CHECK_NOT_REVIEWABLE, "Check " + id + " is not a hit that waits for review.");
        }
        if (reason.isBlank()) {
            throw Problem.of(PartnerError.REASON_REQUIRED, "A review needs a reason.");
        }
        return new ApplicationCheck(
                id,
                version,
                applicationId,
                round,
                kind,
                outcome,
                source,
                checkedAt,
                explanation,
                evidence,
                new Review(verdict, by, at, reason.strip()));
    }

    /** A hit that nobody has decided on. */
    public boolean isOpenHit() {
        return outcome == CheckOutcome.HIT && review == null;
    }

    /** A hit that nobody has called a mistake: whoever it is about must not be approved. */
    boolean blocksApproval() {
        return outcome == CheckOutcome.HIT && (review == null || review.verdict() == Verdict.CONFIRMED);
    }
}
