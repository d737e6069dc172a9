package io.millrace.partners;

import io.millrace.partners.screening.NormalizedName;
import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.data.annotation.Id;
import org.springframework.data.annotation.Version;
import org.springframework.data.relational.core.mapping.Embedded;
import org.springframework.data.relational.core.mapping.Table;

/**
 * Somebody's wish to become a partner, from the first draft to the decision. Its id becomes the partner's id.
 *
 * @param normalizedName of the legal name, for comparison with other names
 * @param round how often it was submitted; checks and risk belong to one round and are done anew in the next
 */
@Table("partner_application")
record PartnerApplication(
        @Id UUID id,
        @Version @Nullable Long version,
        ApplicationStatus status,
        @Embedded.Empty ApplicationDetails details,
        String normalizedName,
        int round,
        String createdBy,
        Instant createdAt,
        Instant expiresAt,
        @Embedded.Nullable @Nullable Submission submission,
        @Embedded.Nullable @Nullable Risk risk,
        @Embedded.Nullable @Nullable Decision decision) {

    /** An application that nobody decided in this time has lapsed. */
    static final int LIFETIME_DAYS = 30;

    public record Submission(String submittedBy, Instant submittedAt) {}

    public record Risk(RiskRating riskRating, int riskScore) {}

    /** The last one: a return to the applicant is a decision too. */
    public record Decision(
            String decidedBy, Instant decidedAt, @Nullable String decisionReason) {}

    static PartnerApplication start(UUID id, ApplicationDetails details, String by, Instant at) {
        var expiry = at.atOffset(ZoneOffset.UTC).plusDays(LIFETIME_DAYS).toInstant();
        var name = NormalizedName.of(details.legalName()).text();
        return new PartnerApplication(
                id, null, ApplicationStatus.DRAFT, details, name, 0, by, at, expiry, null, null, null);
    }

    PartnerApplication revise(ApplicationDetails revised) {
        requireWithApplicant("revised");
        var name = NormalizedName.of(revised.legalName()).text();
        return new PartnerApplication(
                id, version, status, revised, name, round, createdBy, createdAt, expiresAt, submission, risk, decision);
    }

    PartnerApplication submit(String by, Instant at) {
        requireWithApplicant("submitted");
        return moved(ApplicationStatus.SUBMITTED, round + 1, new Submission(by, at), null, null);
    }

    PartnerApplication rate(RiskRating rating, int score) {
        requireSubmitted("rated");
        return moved(status, round, submission, new Risk(rating, score), decision);
    }

    PartnerApplication returnToApplicant(String by, Instant at, String reason) {
        return decide(ApplicationStatus.RETURNED, "returned", by, at, required(reason, "return"));
    }

    /** Segregation of duties is the process's to enforce where a person decides; here it holds for every caller. */
    PartnerApplication approve(String by, Instant at, @Nullable String reason) {
        requireSubmitted("approved");
        if (risk == null) {
            throw Problem.of(PartnerError.APPLICATION_NOT_RATED, "Application " + id + " has no risk rating yet.");
        }
        if (submission != null && submission.submittedBy().equals(by)) {
            throw Problem.of(PartnerError.APPLICATION_OWN_APPROVAL, "You submitted application " + id + " yourself.");
        }
        return decide(ApplicationStatus.APPROVED, "approved", by, at, reason);
    }

    PartnerApplication reject(String by, Instant at, String reason) {
        return decide(ApplicationStatus.REJECTED, "rejected", by, at, required(reason, "rejection"));
    }

    /** The process's timer says when; an application is never expired while it is being read. */
    PartnerApplication expire(Instant at) {
        require(status.isOpen(), "expired");
        return moved(ApplicationStatus.EXPIRED, round, submission, risk, new Decision("system", at, null));
    }

    /** Without what the applicant declared: personal data must not reach a log. */
    @Override
    public String toString() {
        return "PartnerApplication[" + id + ", " + status + "]";
    }

    private PartnerApplication decide(
            ApplicationStatus next, String verb, String by, Instant at, @Nullable String reason) {
        requireSubmitted(verb);
        return moved(next, round, submission, risk, new Decision(by, at, reason));
    }

    private PartnerApplication moved(
            ApplicationStatus next,
            int nextRound,
            @Nullable Submission submitted,
            @Nullable Risk rated,
            @Nullable Decision decided) {
        return new PartnerApplication(
                id,
                version,
                next,
                details,
                normalizedName,
                nextRound,
                createdBy,
                createdAt,
                expiresAt,
                submitted,
                rated,
                decided);
    }

    private static String required(String reason, String what) {
        if (reason.isBlank()) {
            throw Problem.of(PartnerError.REASON_REQUIRED, "A " + what + " needs a reason.");
        }
        return reason.strip();
    }

    void requireWithApplicant(String verb) {
        require(status.isWithApplicant(), verb);
    }

    private void requireSubmitted(String verb) {
        require(status == ApplicationStatus.SUBMITTED, verb);
    }

    private void require(boolean allowed, String verb) {
        if (!allowed) {
            throw Problem.of(
                    PartnerError.APPLICATION_STATE,
                    "Application " + id + " is " + status.name().toLowerCase(Locale.ROOT) + " and can't be " + verb
                            + ".");
        }
    }
}
