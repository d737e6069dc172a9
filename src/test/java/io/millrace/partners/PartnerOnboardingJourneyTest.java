package io.millrace.partners;

import static io.millrace.partners.OnboardingRecords.database;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.millrace.approvals.ApprovalService;
import io.millrace.approvals.Decision;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Applications on their way to a decision, through the API, as the people of acme take them there. */
@MillraceTest
class PartnerOnboardingJourneyTest {

    @Autowired
    private ApprovalService approvals;

    @Test
    void an_application_that_a_manager_approves_becomes_an_active_partner() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());

        assertThat(application.status()).isEqualTo("SUBMITTED");
        assertThat(application.read().path("waitingFor")).hasSize(1);
        Answer approved = application.approve("amir");

        assertThat(approved.json().path("status").asText()).isEqualTo("APPROVED");
        assertThat(approved.json().path("waitingFor")).isEmpty();
        assertThat(approved.json().path("decision").path("decidedBy").asText()).isEqualTo(People.id("amir"));
        var partner = Onboarding.ok(Api.as("viktor").get(application.partner()));
        assertThat(partner.path("status").asText()).isEqualTo("ACTIVE");
        assertThat(partner.path("legalName").asText())
                .isEqualTo(application.declared().name());
        assertThat(partner.path("bankAccounts").get(0).path("iban").asText()).startsWith("****");
        assertThat(partner.path("riskRating").asText()).isEqualTo("LOW");
    }

    @Test
    void a_submitted_application_shows_its_five_checks_and_why_its_risk_is_what_it_is() {
        var application = Onboarding.submitted(DeclaredPartner.supplier().ofVolume("12000000.00"))
                .read();

        assertThat(application.path("checks"))
                .extracting(
                        check -> check.path("kind").asText(),
                        check -> check.path("outcome").asText())
                .containsExactlyInAnyOrder(
                        tuple("TAX_IDENTITY", "PASSED"),
                        tuple("BANK_ACCOUNT", "PASSED"),
                        tuple("DUPLICATE", "PASSED"),
                        tuple("SANCTIONS", "PASSED"),
                        tuple("COMPLETENESS", "PASSED"));
        assertThat(application.path("risk").path("rating").asText()).isEqualTo("LOW");
        assertThat(application.path("risk").path("factors"))
                .extracting(
                        factor -> factor.path("factor").asText(),
                        factor -> factor.path("points").asInt())
                .containsExactly(tuple("VOLUME", 20));
    }

    @Test
    void the_feed_tells_what_happened_to_an_application_in_its_order() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        application.approve("amir");

        assertThat(OnboardingRecords.eventTypes(application.id()))
                .containsExactly(
                        "io.millrace.partners.application.started.v1",
                        "io.millrace.partners.application.submitted.v1",
                        "io.millrace.approvals.approval.requested.v1",
                        "io.millrace.approvals.approval.decided.v1",
                        "io.millrace.partners.application.approved.v1",
                        "io.millrace.partners.partner.activated.v1");
    }

    @Test
    void the_applicant_is_welcomed_by_mail_once() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        application.approve("amir");

        assertThat(OnboardingRecords.mails(application.declared().contactMail(), "Welcome", 1))
                .singleElement()
                .asString()
                .contains(application.declared().name(), "has been approved");
    }

    @Test
    void an_approval_is_kept_with_who_decided_what_and_when() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        UUID approval = application.approvalFor("amir");
        application.approve("amir");

        var kept = Onboarding.ok(Api.as("amir").get("/api/v1/approvals/" + approval));
        assertThat(kept.path("state").asText()).isEqualTo("DECIDED");
        assertThat(kept.path("decision").asText()).isEqualTo("APPROVE");
        assertThat(kept.path("decidedByName").asText()).isEqualTo("Amir Haddad");
        assertThat(kept.path("requestedBy").asText()).isEqualTo(People.id("petra"));
        assertThat(kept.path("amount").path("amount").asText()).isEqualTo("250000.00");
    }

    @Test
    void every_row_that_an_approval_writes_is_in_the_audit_log_with_the_approver_and_the_request() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        String request = "approve-" + UUID.randomUUID();
        Onboarding.ok(Api.as("amir")
                .with("X-Request-ID", request)
                .withFreshKey()
                .post(application.partner() + "/approve", Map.of()));

        var entries = Onboarding.ok(
                        Api.as("ada").get("/api/v1/audit-logs?limit=200&filter=requestId=='" + request + "'"))
                .path("items");
        assertThat(entries).extracting(entry -> entry.path("userId").asText()).containsOnly(People.id("amir"));
        assertThat(entries).extracting(entry -> entry.path("userName").asText()).containsOnly("Amir Haddad");
        assertThat(entries)
                .extracting(entry -> entry.path("tableName").asText())
                .contains("approval", "partner_application", "partner", "partner_tax_identity", "partner_bank_account");
    }

    @Test
    void every_row_that_a_submission_writes_is_in_the_audit_log_with_the_applicant() {
        var application = Onboarding.startedBy(
                        "petra", DeclaredPartner.supplier().ofHighRisk())
                .withDocuments("petra");
        String request = "submit-" + UUID.randomUUID();
        Onboarding.ok(
                Api.as("petra").with("X-Request-ID", request).withFreshKey().post(application.path() + "/submit"));

        assertThat(database()
                        .sql("select distinct table_name from audit_log where request_id = ? and user_id = ?")
                        .params(request, People.id("petra"))
                        .query(String.class)
                        .list())
                .contains(
                        "partner_application",
                        "application_check",
                        "application_check_evidence",
                        "risk_assessment",
                        "risk_factor",
                        "approval");
    }

    @Test
    void a_partner_of_high_risk_needs_the_signature_of_compliance_as_well() {
        var application = Onboarding.submitted(DeclaredPartner.supplier().ofHighRisk());
        assertThat(application.read().path("risk").path("rating").asText()).isEqualTo("HIGH");

        assertThat(application.approve("amir").json().path("status").asText()).isEqualTo("SUBMITTED");
        Onboarding.ok(Api.as("clara")
                .withFreshKey()
                .post("/api/v1/approvals/" + application.approvalFor("clara") + "/approve", Map.of()));

        assertThat(application.status()).isEqualTo("APPROVED");
        assertThat(database()
                        .sql("select level, capability, decided_by from approval where subject_id = ? order by level")
                        .param(application.id())
                        .query((row, n) -> tuple(row.getInt(1), row.getString(2), row.getString(3)))
                        .list())
                .containsExactly(
                        tuple(1, "PARTNER_APPROVE", People.id("amir")),
                        tuple(2, "PARTNER_APPROVE_HIGH", People.id("clara")));
    }

    @Test
    void a_volume_of_a_million_needs_the_second_level_and_a_cent_less_does_not() {
        var million = Onboarding.submitted(DeclaredPartner.supplier().ofVolume("1000000.00"));
        var less = Onboarding.submitted(DeclaredPartner.supplier().ofVolume("999999.99"));

        assertThat(million.approve("amir").json().path("status").asText()).isEqualTo("SUBMITTED");
        assertThat(less.approve("amir").json().path("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void nobody_signs_both_levels_even_with_the_capabilities_of_both() {
        var application = Onboarding.submitted(DeclaredPartner.supplier().ofHighRisk());
        application.approve("amir");
        var both = People.actor("amir", "PARTNER_READ", "PARTNER_APPROVE", "PARTNER_APPROVE_HIGH");

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() ->
                        CurrentActor.runAs(both, () -> approvals.decideAbout(application.id(), Decision.APPROVE, null)))
                .satisfies(problem -> assertThat(problem.code().code()).isEqualTo("APPROVAL_SIGNED_BEFORE"));
        assertThat(application.status()).isEqualTo("SUBMITTED");
    }

    @Test
    void a_returned_application_is_corrected_and_decided_in_a_new_round() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        String question = "Which mill does the cotton come from?";
        Onboarding.ok(Api.as("amir")
                .withFreshKey()
                .post("/api/v1/approvals/" + application.approvalFor("amir") + "/return", Map.of("reason", question)));

        assertThat(application.status()).isEqualTo("RETURNED");
        assertThat(OnboardingRecords.mails(application.declared().contactMail(), "A question", 1))
                .singleElement()
                .asString()
                .contains(question);
        Onboarding.ok(
                Api.as("petra").put(application.path(), application.declared().with("tradeName", "Mill of Krefeld")));
        application.submit("petra");

        assertThat(application.read().path("tradeName").asText()).isEqualTo("Mill of Krefeld");
        assertThat(OnboardingRecords.count(
                        "select count(*) from application_check where application_id = ? and round = 2",
                        application.id()))
                .isEqualTo(5);
        assertThat(application.approve("amir").json().path("status").asText()).isEqualTo("APPROVED");
        assertThat(OnboardingRecords.eventTypes(application.id()))
                .containsSubsequence(
                        "io.millrace.partners.application.returned.v1",
                        "io.millrace.partners.application.submitted.v1",
                        "io.millrace.partners.partner.activated.v1");
    }

    @Test
    void a_rejected_applicant_is_told_without_the_reason() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        String reason = "Their director is known to us from the Kessler case.";

        assertThat(application.reject("amir", reason).json().path("status").asText())
                .isEqualTo("REJECTED");

        assertThat(OnboardingRecords.mails(application.declared().contactMail(), "not accepted", 1))
                .singleElement()
                .asString()
                .contains(application.declared().name())
                .doesNotContain("Kessler", "director");
        assertThat(Api.as("viktor").get(application.partner()).status()).isEqualTo(404);
        assertThat(List.of(OnboardingRecords.eventTypes(application.id()).get(4)))
                .containsExactly("io.millrace.partners.application.rejected.v1");
    }
}
