package io.millrace.partners;

import io.millrace.partners.ApplicationCheck.Review;
import io.millrace.partners.ApplicationCheck.Verdict;
import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** A check of the partner as it would be after a change, and what a compliance officer made of it when it was a hit. */
@Table("partner_amendment_check")
record AmendmentCheck(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID amendmentId,
        CheckKind kind,
        CheckOutcome outcome,
        String source,
        Instant checkedAt,
        String explanation,

        @MappedCollection(idColumn = "check_id", keyColumn = "position")
        List<Evidence> evidence,

        @Embedded.Nullable @Nullable Review review) {

    /** One observation behind a result. */
    @Table("partner_amendment_evidence")
    public record Evidence(String feature, String observation) {}

    static AmendmentCheck of(UUID id, UUID amendmentId, CheckKind kind, CheckResult result, Instant at) {
        return new AmendmentCheck(
                id,
                null,
                amendmentId,
                kind,
                result.outcome(),
                result.source(),
                at,
                result.explanation(),
                evidence(result),
                null);
    }

    /** The same check done again; an earlier review no longer stands where something has come up that it did not see. */
    AmendmentCheck repeated(CheckResult result, Instant at) {
        return new AmendmentCheck(
                id,
                version,
                amendmentId,
                kind,
                result.outcome(),
                result.source(),
                at,
                result.explanation(),
                evidence(result),
                news(result).isPresent() ? null : review);
    }

    AmendmentCheck reviewed(Verdict verdict, String by, Instant at, String why) {
        if (!isOpenHit()) {
            throw Problem.of(PartnerError.CHECK_NOT_REVIEWABLE, "Check " + id + " is not a hit that waits for review.");
        }
        return new AmendmentCheck(
                id,
                version,
                amendmentId,
                kind,
                outcome,
                source,
                checkedAt,
                explanation,
                evidence,
                new Review(verdict, by, at, why.strip()));
    }

    /** A hit that nobody has decided on. */
    boolean isOpenHit() {
        return outcome == CheckOutcome.HIT && review == null;
    }

    /** What speaks against the change now and was not known when people decided; empty when nothing does. */
    Optional<String> news(CheckResult now) {
        boolean bad = now.outcome() == CheckOutcome.HIT || now.outcome() == CheckOutcome.FAILED;
        return bad && !evidence.containsAll(evidence(now)) ? Optional.of(now.explanation()) : Optional.empty();
    }

    private static List<Evidence> evidence(CheckResult result) {
        return result.evidence().stream()
                .map(one -> new Evidence(one.feature(), one.observation()))
                .toList();
    }
}
