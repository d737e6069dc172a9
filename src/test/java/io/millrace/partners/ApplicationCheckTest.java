package io.millrace.partners;

import static io.millrace.partners.PartnerApplicationFixture.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.partners.ApplicationCheck.Verdict;
import io.millrace.partners.identifiers.TaxScheme;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Money;
import io.millrace.platform.web.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ApplicationCheckTest {

    @Test
    void a_hit_blocks_the_approval_until_an_officer_clears_it() {
        var hit = check(CheckOutcome.HIT);

        assertThat(hit.blocksApproval()).isTrue();
        assertThat(hit.reviewed(Verdict.CLEARED, "officer", NOW, "Another person")
                        .blocksApproval())
                .isFalse();
        assertThat(hit.reviewed(Verdict.CONFIRMED, "officer", NOW, "The same").blocksApproval())
                .isTrue();
    }

    @ParameterizedTest
    @EnumSource(value = CheckOutcome.class, mode = EnumSource.Mode.EXCLUDE, names = "HIT")
    void only_a_hit_is_reviewed(CheckOutcome outcome) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> check(outcome).reviewed(Verdict.CLEARED, "officer", NOW, "why"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(PartnerError.CHECK_NOT_REVIEWABLE));
    }

    @Test
    void a_verdict_is_given_once_and_with_a_reason() {
        var hit = check(CheckOutcome.HIT);
        var cleared = hit.reviewed(Verdict.CLEARED, "officer", NOW, "Another person");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> cleared.reviewed(Verdict.CONFIRMED, "officer", NOW, "why"));
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> hit.reviewed(Verdict.CLEARED, "officer", NOW, " "))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(PartnerError.REASON_REQUIRED));
    }

    @Test
    void a_repeated_check_voids_the_review_of_the_earlier_result() {
        var cleared = check(CheckOutcome.HIT).reviewed(Verdict.CLEARED, "officer", NOW, "Another person");

        assertThat(cleared.repeated(result(CheckOutcome.HIT), NOW).isOpenHit()).isTrue();
    }

    @Test
    void tax_identities_of_the_partners_own_country_pass() {
        assertThat(new TaxIdentityCheck()
                        .check(CheckedParty.of(PartnerApplicationFixture.submitted()))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void a_tax_identity_of_another_country_is_worth_a_warning() {
        var abroad = application(
                PartnerApplicationFixture.details(PartnerType.SELLER, "Nord GmbH", "DE", "27AAPFU0939F1ZV"));

        var result = new TaxIdentityCheck().check(CheckedParty.of(abroad));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.WARNING);
        assertThat(result.evidence())
                .extracting(CheckResult.Evidence::observation)
                .contains("Issued by IN, while the partner sits in DE");
    }

    @Test
    void a_wrong_tax_identity_fails() {
        var wrong = application(
                PartnerApplicationFixture.details(PartnerType.SELLER, "Cotton Ltd", "IN", "27AAPFU0939F1ZX"));

        assertThat(new TaxIdentityCheck().check(CheckedParty.of(wrong)).outcome())
                .isEqualTo(CheckOutcome.FAILED);
    }

    @Test
    void an_own_account_at_home_passes() {
        assertThat(new BankAccountCheck()
                        .check(CheckedParty.of(PartnerApplicationFixture.submitted()))
                        .outcome())
                .isEqualTo(CheckOutcome.PASSED);
    }

    @Test
    void an_account_abroad_in_a_strangers_name_at_a_bank_of_a_third_country_gets_three_warnings() {
        var account = new BankAccount("Orion Holdings", "EUR", "DE89370400440532013000", "BNPAFRPP", null, null);

        var result = new BankAccountCheck().check(CheckedParty.of(application(withAccount(account))));

        assertThat(result.outcome()).isEqualTo(CheckOutcome.WARNING);
        assertThat(result.evidence())
                .extracting(CheckResult.Evidence::observation)
                .contains(
                        "Held in DE, while the partner sits in IN",
                        "The bank is of FR, the account of DE",
                        "The account is not held in the partner's name");
    }

    @Test
    void a_wrong_account_fails() {
        var account = new BankAccount("Green Valley Cotton", "EUR", "DE88370400440532013000", null, null, null);

        assertThat(new BankAccountCheck()
                        .check(CheckedParty.of(application(withAccount(account))))
                        .outcome())
                .isEqualTo(CheckOutcome.FAILED);
    }

    private static ApplicationDetails withAccount(BankAccount account) {
        var details = PartnerApplicationFixture.indianSeller();
        return new ApplicationDetails(
                details.partnerType(),
                details.legalName(),
                null,
                details.country(),
                details.address(),
                details.contact(),
                List.of(new TaxIdentity(TaxScheme.PAN, "AAPFU0939F")),
                account,
                Money.of("1", "INR"));
    }

    private static PartnerApplication application(ApplicationDetails details) {
        return PartnerApplication.start(Ids.next(), details, "applicant", NOW);
    }

    private static ApplicationCheck check(CheckOutcome outcome) {
        return ApplicationCheck.of(
                Ids.next(), PartnerApplicationFixture.submitted(), CheckKind.SANCTIONS, result(outcome), NOW);
    }

    private static CheckResult result(CheckOutcome outcome) {
        return new CheckResult(outcome, "list", "explanation", List.of());
    }
}
