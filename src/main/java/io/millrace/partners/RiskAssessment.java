package io.millrace.partners;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.MappedCollection;
import org.springframework.data.relational.core.mapping.Table;

/** How the risk of one round of an application came about, factor by factor. */
@Table("risk_assessment")
record RiskAssessment(
        @Id UUID id,
        @Version @Nullable Long version,
        UUID applicationId,
        int round,
        RiskRating rating,
        int score,
        Instant assessedAt,

        @MappedCollection(idColumn = "assessment_id", keyColumn = "position")
        List<RiskFactor> factors) {

    static RiskAssessment of(
            UUID id, PartnerApplication application, List<RiskFactor> factors, RiskRating rating, Instant at) {
        return new RiskAssessment(id, null, application.id(), application.round(), rating, score(factors), at, factors);
    }

    RiskAssessment repeated(List<RiskFactor> again, RiskRating newRating, Instant at) {
        return new RiskAssessment(id, version, applicationId, round, newRating, score(again), at, again);
    }

    /** The points of all factors together; facts that speak for a partner never make up for more than there is. */
    static int score(List<RiskFactor> factors) {
        return Math.max(0, factors.stream().mapToInt(RiskFactor::points).sum());
    }
}
