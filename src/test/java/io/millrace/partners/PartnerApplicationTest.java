package io.millrace.partners;

import static io.millrace.partners.PartnerApplicationFixture.APPLICANT;
import static io.millrace.partners.PartnerApplicationFixture.APPROVER;
import static io.millrace.partners.PartnerApplicationFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.platform.web.Problem;
import java.time.Instant;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PartnerApplicationTest {

    enum Transition {
        REVISE,
        SUBMIT,
        RATE,
        RETURN,
        APPROVE,
        REJECT,
        EXPIRE;

        PartnerApplication of(PartnerApplication application) {
            return switch (this) {
                case REVISE -> application.revise(PartnerApplicationFixture.indianSeller());
                case SUBMIT -> application.submit(APPLICANT, NOW);
                case RATE -> application.rate(RiskRating.LOW, 10);
                case RETURN -> application.returnToApplicant(APPROVER, NOW, "why");
                case APPROVE -> application.approve(APPROVER, NOW, null);
                case REJECT -> application.reject(APPROVER, NOW, "why");
                case EXPIRE -> application.expire(NOW);
            };
        }
    }

    private static final Map<ApplicationStatus, Set<Transition>> ALLOWED = new EnumMap<>(Map.of(
            ApplicationStatus.DRAFT, EnumSet.of(Transition.REVISE, Transition.SUBMIT, Transition.EXPIRE),
            ApplicationStatus.RETURNED, EnumSet.of(Transition.REVISE, Transition.SUBMIT, Transition.EXPIRE),
            ApplicationStatus.SUBMITTED,
                    EnumSet.of(
                            Transition.RATE,
                            Transition.RETURN,
                            Transition.APPROVE,
                            Transition.REJECT,
                            Transition.EXPIRE),
            ApplicationStatus.APPROVED, EnumSet.noneOf(Transition.class),
            ApplicationStatus.REJECTED, EnumSet.noneOf(Transition.class),
            ApplicationStatus.EXPIRED, EnumSet.noneOf(Transition.class)));

    @ParameterizedTest
    @EnumSource(ApplicationStatus.class)
    void a_status_allows_its_own_transitions_and_no_others(ApplicationStatus status) {
        for (var transition : Transition.values()) {
            var application = in(status);
            if (ALLOWED.getOrDefault(status, Set.of()).contains(transition)) {
                assertThat(transition.of(application)).isNotNull();
            } else {
                assertProblem(() -> transition.of(application), PartnerError.APPLICATION_STATE);
            }
        }
    }

    @Test
    void a_draft_expires_thirty_days_after_its_start() {
        assertThat(PartnerApplicationFixture.draft().expiresAt()).isEqualTo(Instant.parse("2026-04-01T09:00:00Z"));
    }

    @Test
    void a_submission_says_who_and_when_and_begins_a_round() {
        var submitted = PartnerApplicationFixture.submitted();

        assertThat(submitted.submission()).isEqualTo(new PartnerApplication.Submission(APPLICANT, NOW));
        assertThat(submitted.round()).isEqualTo(1);
    }

    @Test
    void a_second_submission_begins_another_round_without_the_first_ones_rating() {
        var again = PartnerApplicationFixture.rated()
                .returnToApplicant(APPROVER, NOW, "why")
                .submit(APPLICANT, NOW);

        assertThat(again.round()).isEqualTo(2);
        assertThat(again.risk()).isNull();
        assertThat(again.decision()).isNull();
    }

    @Test
    void nobody_approves_what_they_submitted() {
        assertProblem(
                () -> PartnerApplicationFixture.rated().approve(APPLICANT, NOW, null),
                PartnerError.APPLICATION_OWN_APPROVAL);
    }

    @Test
    void an_application_without_a_rating_is_not_approved() {
        assertProblem(
                () -> PartnerApplicationFixture.submitted().approve(APPROVER, NOW, null),
                PartnerError.APPLICATION_NOT_RATED);
    }

    @Test
    void a_rejection_and_a_return_need_a_reason() {
        var submitted = PartnerApplicationFixture.submitted();

        assertProblem(() -> submitted.reject(APPROVER, NOW, " "), PartnerError.REASON_REQUIRED);
        assertProblem(() -> submitted.returnToApplicant(APPROVER, NOW, ""), PartnerError.REASON_REQUIRED);
    }

    @Test
    void an_approved_application_becomes_the_partner_of_the_same_id() {
        var application = PartnerApplicationFixture.approved();

        var partner = Partner.from(application, NOW);

        assertThat(partner.id()).isEqualTo(application.id());
        assertThat(partner.status()).isEqualTo(PartnerStatus.ACTIVE);
        assertThat(partner.taxIdentities())
                .extracting(PartnerTaxIdentity::value)
                .containsExactly("27AAPFU0939F1ZV");
    }

    @Test
    void nothing_but_an_approved_application_becomes_a_partner() {
        assertProblem(() -> Partner.from(PartnerApplicationFixture.rated(), NOW), PartnerError.APPLICATION_STATE);
    }

    @Test
    void nothing_personal_is_in_the_text_that_a_log_would_show() {
        var application = PartnerApplicationFixture.approved();

        assertThat(application + " " + Partner.from(application, NOW) + application.details())
                .doesNotContain("27AAPFU0939F1ZV", "12345678901", "asha@example.com", "Asha Rao");
    }

    @Test
    void an_account_is_shown_by_its_last_four_characters() {
        var account = new BankAccount("A", "EUR", "DE89 3704 0044 0532 0130 00", null, null, null);

        assertThat(account.masked().iban()).isEqualTo("******************3000");
        assertThat(account.iban()).isEqualTo("DE89370400440532013000");
    }

    private static PartnerApplication in(ApplicationStatus status) {
        return switch (status) {
            case DRAFT -> PartnerApplicationFixture.draft();
            case SUBMITTED -> PartnerApplicationFixture.rated();
            case RETURNED -> PartnerApplicationFixture.returned();
            case APPROVED -> PartnerApplicationFixture.approved();
            case REJECTED -> PartnerApplicationFixture.rejected();
            case EXPIRED -> PartnerApplicationFixture.expired();
        };
    }

    private static void assertProblem(ThrowingCallable call, PartnerError error) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .extracting(Problem::code)
                .isEqualTo(error);
    }
}
