package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.verify;

import io.millrace.partners.ApplicationCheck.Verdict;
import io.millrace.partners.ApplicationDocumentService.NewDocument;
import io.millrace.partners.screening.ScreeningListLoader;
import io.millrace.platform.events.DomainEvent;
import io.millrace.platform.events.Events;
import io.millrace.platform.web.FieldFailure;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Problem;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.core.io.ClassPathResource;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.util.AopTestUtils;

class PartnerOnboardingTest {

    private static final LocalDate TODAY = LocalDate.parse("2026-03-02");

    private final UUID tenant = UUID.randomUUID();
    private final AnnotationConfigApplicationContext context = PartnersDatabase.organization(tenant);
    private final PartnerApplicationService onboarding = context.getBean(PartnerApplicationService.class);
    private final ApplicationDocumentService documents = context.getBean(ApplicationDocumentService.class);
    private final ApplicationCheckService checks = context.getBean(ApplicationCheckService.class);
    private final RiskService risk = context.getBean(RiskService.class);
    private final PartnerApplications applications = context.getBean(PartnerApplications.class);
    private final Partners partners = context.getBean(Partners.class);

    @BeforeAll
    static void loadDemoList() {
        try (var loading = PartnersDatabase.organization(UUID.randomUUID())) {
            loading.getBean(ScreeningListLoader.class)
                    .load(
                            JdbcClient.create(PartnersDatabase.worker()),
                            new ClassPathResource("screening/demo-list.csv"));
        }
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    void an_application_is_stored_as_it_was_declared() {
        var started = onboarding.start(PartnerApplicationFixture.indianSeller(), "applicant");

        var stored = applications.get(started.id());

        assertThat(stored).usingRecursiveComparison().isEqualTo(started);
        assertThat(stored.details().expectedAnnualVolume().amount()).isEqualByComparingTo("2500000");
        assertThat(stored.version()).isZero();
    }

    @Test
    void a_clean_application_becomes_an_active_partner_with_its_account_and_events() {
        var id = submit(PartnerApplicationFixture.indianSeller());
        checkAll(id);
        assertThat(checks.current(id)).extracting(ApplicationCheck::outcome).containsOnly(CheckOutcome.PASSED);
        assertThat(risk.rate(id).rating()).isEqualTo(RiskRating.LOW);

        onboarding.approve(id, "approver", null);

        assertThat(partners.get(id).status()).isEqualTo(PartnerStatus.ACTIVE);
        assertThat(context.getBean(PartnerBankAccounts.class).findByPartnerId(id))
                .singleElement()
                .satisfies(account -> assertThat(account.account().ifsc()).isEqualTo("SBIN0005943"));
        assertThat(publishedTypes())
                .containsExactly(
                        "io.millrace.partners.application.started.v1",
                        "io.millrace.partners.application.submitted.v1",
                        "io.millrace.partners.application.approved.v1",
                        "io.millrace.partners.partner.activated.v1");
    }

    @Test
    void a_submission_lists_every_missing_and_expired_document() {
        var id = onboarding
                .start(PartnerApplicationFixture.indianSeller(), "applicant")
                .id();
        var licence = add(id, DocumentType.TAX_REGISTRATION, TODAY);
        context.getBean(ApplicationDocuments.class)
                .save(new ApplicationDocument(
                        licence.id(),
                        licence.version(),
                        id,
                        licence.type(),
                        licence.fileId(),
                        licence.fileName(),
                        null,
                        TODAY.minusDays(1),
                        "applicant",
                        licence.uploadedAt()));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> onboarding.submit(id, "applicant"))
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(PartnerError.APPLICATION_INCOMPLETE))
                .satisfies(problem -> assertThat(problem.fields())
                        .extracting(FieldFailure::field, FieldFailure::code)
                        .containsExactly(
                                tuple("documents.TAX_REGISTRATION", "DOCUMENT_EXPIRED"),
                                tuple("documents.BANK_PROOF", "DOCUMENT_MISSING")));
        assertThat(applications.get(id).status()).isEqualTo(ApplicationStatus.DRAFT);
    }

    @Test
    void a_document_whose_dates_cannot_be_true_is_refused() {
        var id = onboarding
                .start(PartnerApplicationFixture.indianSeller(), "applicant")
                .id();
        var document = new NewDocument(
                DocumentType.LICENCE, UUID.randomUUID(), "licence.pdf", TODAY.plusDays(1), TODAY.minusDays(1));

        assertThatExceptionOfType(Problem.class)
                .isThrownBy(() -> documents.add(id, document, "applicant"))
                .satisfies(problem -> assertThat(problem.fields())
                        .extracting(FieldFailure::code)
                        .containsExactly("DATE_IN_FUTURE", "DATE_ORDER", "DOCUMENT_EXPIRED"));
    }

    @Test
    void a_submitted_application_takes_no_documents() {
        var id = submit(PartnerApplicationFixture.indianSeller());

        assertProblem(() -> add(id, DocumentType.OTHER, null), PartnerError.APPLICATION_STATE);
    }

    @Test
    void a_name_on_the_list_is_a_hit_that_only_a_cleared_review_lets_pass() {
        var id = submit(PartnerApplicationFixture.details(
                PartnerType.SELLER, "Nordstern Mueller und Soehne Export GmbH", "IN", "29AAGCB7383J1Z4"));
        checkAll(id);
        risk.rate(id);
        var sanctions = of(id, CheckKind.SANCTIONS);
        assertThat(sanctions.outcome()).isEqualTo(CheckOutcome.HIT);
        assertThat(sanctions.source()).contains("MILLRACE-DEMO (20 entries, loaded 2026-03-02)");
        assertThat(sanctions.evidence())
                .anySatisfy(e -> assertThat(e.observation()).contains("D-0007", "\"nordstern\" is the same"));
        assertThat(checks.needsReview(id)).isTrue();
        assertProblem(() -> onboarding.approve(id, "approver", null), PartnerError.SCREENING_HIT_OPEN);

        checks.reviewAll(id, Verdict.CLEARED, "officer", "Another company, see register");

        assertThat(checks.needsReview(id)).isFalse();
        assertThat(onboarding.approve(id, "approver", null).id()).isEqualTo(id);
    }

    @Test
    void a_check_run_twice_in_a_round_leaves_one_result() {
        var id = submit(PartnerApplicationFixture.indianSeller());

        checks.run(id, CheckKind.TAX_IDENTITY);
        checks.run(id, CheckKind.TAX_IDENTITY);

        assertThat(checks.current(id))
                .singleElement()
                .satisfies(check -> assertThat(check.evidence()).hasSize(1));
    }

    @Test
    void a_rating_done_twice_in_a_round_leaves_one_assessment() {
        var id = submit(PartnerApplicationFixture.indianSeller());
        checkAll(id);

        risk.rate(id);
        risk.rate(id);

        assertThat(context.getBean(RiskAssessments.class).findAll())
                .singleElement()
                .satisfies(assessment -> assertThat(assessment.factors()).hasSize(1));
    }

    @Test
    void a_rating_waits_for_every_check() {
        var id = submit(PartnerApplicationFixture.indianSeller());
        checks.run(id, CheckKind.TAX_IDENTITY);

        assertThatExceptionOfType(IllegalStateException.class).isThrownBy(() -> risk.rate(id));
    }

    @Test
    void a_second_round_has_checks_of_its_own() {
        var id = submit(PartnerApplicationFixture.indianSeller());
        checkAll(id);
        onboarding.returnToApplicant(id, "approver", "Which licence?");
        onboarding.revise(id, PartnerApplicationFixture.indianSeller());
        onboarding.submit(id, "applicant");

        assertThat(checks.current(id)).isEmpty();
    }

    @Test
    void two_decisions_at_once_leave_one() {
        var id = submit(PartnerApplicationFixture.indianSeller());
        var seenByBoth = applications.get(id);
        applications.save(seenByBoth.reject("approver", PartnerApplicationFixture.NOW, "No demand"));

        assertThatExceptionOfType(OptimisticLockingFailureException.class)
                .isThrownBy(() -> applications.save(
                        seenByBoth.returnToApplicant("other", PartnerApplicationFixture.NOW, "Why?")));
    }

    @Test
    void another_organizations_application_does_not_exist() {
        var id = onboarding
                .start(PartnerApplicationFixture.indianSeller(), "applicant")
                .id();

        try (var other = PartnersDatabase.organization(UUID.randomUUID())) {
            assertProblem(
                    () -> other.getBean(PartnerApplicationService.class).submit(id, "applicant"),
                    PartnerError.APPLICATION_NOT_FOUND);
        }
    }

    private UUID submit(ApplicationDetails details) {
        var id = onboarding.start(details, "applicant").id();
        add(id, DocumentType.TAX_REGISTRATION, null);
        add(id, DocumentType.BANK_PROOF, TODAY.plusYears(1));
        return onboarding.submit(id, "applicant").id();
    }

    private ApplicationDocument add(UUID id, DocumentType type, @Nullable LocalDate expiresOn) {
        return documents.add(id, new NewDocument(type, Ids.next(), "file.pdf", null, expiresOn), "applicant");
    }

    private void checkAll(UUID id) {
        for (var kind : CheckKind.values()) {
            checks.run(id, kind);
        }
    }

    private ApplicationCheck of(UUID id, CheckKind kind) {
        return checks.current(id).stream()
                .filter(check -> check.kind() == kind)
                .findFirst()
                .orElseThrow();
    }

    private static void assertProblem(ThrowingCallable call, PartnerError error) {
        assertThatExceptionOfType(Problem.class)
                .isThrownBy(call)
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(error));
    }

    private List<String> publishedTypes() {
        ArgumentCaptor<DomainEvent> published = ArgumentCaptor.captor();
        verify(AopTestUtils.<Events>getUltimateTargetObject(context.getBean(Events.class)), atLeastOnce())
                .publish(published.capture());
        return published.getAllValues().stream().map(DomainEvent::type).toList();
    }
}
