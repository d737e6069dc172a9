package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import io.millrace.testing.MillraceTest;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What bad input gets: an answer that says what is wrong, and nothing lost or half done. */
@MillraceTest
class OnboardingRefusalsTest {

    private static final List<String> STRANGERS = List.of("george", "gina", "gloria", "gus");

    @Test
    void the_process_that_carries_an_application_is_not_canceled_past_it() {
        Onboarding application = Onboarding.submitted(DeclaredPartner.supplier());

        List<String> processes = Onboarding.ok(
                        Api.as("ada").get("/api/v1/processes?filter=businessKey==" + application.id()))
                .path("items")
                .findValuesAsText("id");
        assertThat(processes).as("the process, and the approval that it called").hasSize(2);
        assertThat(processes)
                .allSatisfy(id -> assertThat(Api.as("ada")
                                .withFreshKey()
                                .delete("/api/v1/processes/" + id + "?reason=Too%20slow")
                                .code())
                        .isEqualTo("PROCESS_OF_RECORD"));

        assertThat(application.status()).isEqualTo("SUBMITTED");
    }

    @Test
    void an_application_with_many_faults_is_told_all_of_them_at_once() {
        var bad = DeclaredPartner.supplier()
                .with("partnerType", "ALIEN")
                .without("legalName")
                .with("address", Map.of("line1", "Weberstrasse 5"))
                .with("contact", Map.of("name", "Jule", "email", "no-address"))
                .with(
                        "taxIdentities",
                        List.of(Map.of("scheme", "VATX", "value", "1"), Map.of("scheme", "EIN", "value", "x")))
                .with("bankAccount", Map.of("holder", "A", "currency", "ZZZ", "iban", "DE88370400440532013000"))
                .with("expectedAnnualVolume", Map.of("amount", "12,50", "currency", "EURO"));

        Answer answer = refused(() -> start(bad));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("APPLICATION_INVALID");
        assertThat(failures(answer))
                .containsExactly(
                        tuple("address.city", "NOT_BLANK"),
                        tuple("bankAccount.currency", "CURRENCY_UNKNOWN"),
                        tuple("bankAccount.iban", "IBAN_CHECKSUM"),
                        tuple("contact.email", "EMAIL"),
                        tuple("expectedAnnualVolume.amount", "AMOUNT"),
                        tuple("expectedAnnualVolume.currency", "CURRENCY"),
                        tuple("legalName", "NOT_BLANK"),
                        tuple("partnerType", "UNKNOWN_VALUE"),
                        tuple("taxIdentities[0].scheme", "UNKNOWN_VALUE"),
                        tuple("taxIdentities[1].value", "EIN_FORMAT"));
    }

    @Test
    void a_wrong_check_digit_is_answered_with_the_field_and_why() {
        Answer answer = refused(() -> start(DeclaredPartner.supplier()
                .with("taxIdentities", List.of(Map.of("scheme", "GSTIN", "value", "27AAPFU0939F1ZX")))));

        assertThat(answer.status()).isEqualTo(400);
        JsonNode failure = answer.json().path("errors").get(0);
        assertThat(failure.path("field").asText()).isEqualTo("taxIdentities[0].value");
        assertThat(failure.path("code").asText()).isEqualTo("GSTIN_CHECKSUM");
        assertThat(failure.path("message").asText()).containsIgnoringCase("check");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"legalName\": | MALFORMED_REQUEST",
                "[] | MALFORMED_REQUEST",
                "{\"colour\": \"red\"} | UNKNOWN_FIELD",
                "{} | APPLICATION_INVALID",
                "'' | MALFORMED_REQUEST"
            })
    void a_malformed_body_is_400(String body, String code) {
        Answer answer = refused(() -> start(body));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo(code);
    }

    @Test
    void a_start_without_a_key_is_told_that_it_needs_one() {
        Answer answer = refused(() -> Api.as("petra").post(Onboarding.START, DeclaredPartner.supplier()));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void an_incomplete_application_is_told_every_missing_document() {
        var application = Onboarding.startedBy("petra", DeclaredPartner.supplier());

        Answer answer = refused(() -> Api.as("petra").withFreshKey().post(application.path() + "/submit"));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("APPLICATION_INCOMPLETE");
        assertThat(failures(answer))
                .containsExactlyInAnyOrder(application.declared().documents().stream()
                        .map(type -> tuple("documents." + type, "DOCUMENT_MISSING"))
                        .toArray(org.assertj.core.groups.Tuple[]::new));
    }

    @Test
    void a_file_that_is_not_what_it_says_is_415() {
        var application = Onboarding.startedBy("petra", DeclaredPartner.supplier());

        Answer answer = refused(() -> application.addDocument(
                "petra", "BANK_PROOF", "proof.pdf", Onboarding.bytes("<html>not a document</html>")));

        assertThat(answer.status()).isEqualTo(415);
    }

    @Test
    void a_document_whose_dates_cannot_be_true_is_400() {
        var application = Onboarding.startedBy("petra", DeclaredPartner.supplier());

        Answer answer = refused(() -> Api.as("petra")
                .withFreshKey()
                .upload(
                        application.path() + "/documents?type=LICENCE&issuedOn=2020-05-01&expiresOn=2020-04-01",
                        new FilePart("file", "licence.pdf", "application/pdf", Onboarding.pdf("licence"))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(failures(answer))
                .containsExactlyInAnyOrder(tuple("expiresOn", "DATE_ORDER"), tuple("expiresOn", "DOCUMENT_EXPIRED"));
    }

    @Test
    void nobody_approves_or_rejects_their_own_application_and_the_answer_says_so() {
        var application = Onboarding.startedBy("mona", DeclaredPartner.supplier())
                .withDocuments("mona")
                .submit("mona");

        Answer approve = refused(() -> application.approve("mona"));
        Answer reject = refused(() -> application.reject("mona", "I have changed my mind."));

        assertThat(approve.status()).isEqualTo(403);
        assertThat(approve.code()).isEqualTo("APPROVAL_OWN_REQUEST");
        assertThat(approve.json().path("detail").asText()).contains("You submitted");
        assertThat(reject.status()).isEqualTo(403);
        assertThat(Onboarding.ok(Api.as("mona").get("/api/v1/approvals?filter=subjectId==" + application.id()))
                        .path("items"))
                .isEmpty();
        assertThat(application.approve("otto").json().path("status").asText()).isEqualTo("APPROVED");
    }

    @Test
    void an_approved_application_is_not_decided_again() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        UUID approval = application.approvalFor("amir");
        Onboarding.ok(application.approve("amir"));

        for (String user : List.of("amir", "mona")) {
            assertDecided(refused(() -> application.approve(user)));
            assertDecided(refused(() -> application.reject(user, "On second thoughts, no.")));
            assertDecided(refused(
                    () -> Api.as(user).withFreshKey().post("/api/v1/approvals/" + approval + "/approve", Map.of())));
        }
    }

    @Test
    void a_rejected_application_is_not_approved_afterwards() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        Onboarding.ok(application.reject("amir", "There is no demand for it."));

        assertDecided(refused(() -> application.approve("mona")));
    }

    @Test
    void a_first_level_approver_is_told_that_the_second_level_has_decided() {
        var application = Onboarding.submitted(DeclaredPartner.supplier().ofHighRisk());
        Onboarding.ok(application.approve("amir"));
        Onboarding.ok(Api.as("clara")
                .withFreshKey()
                .post("/api/v1/approvals/" + application.approvalFor("clara") + "/approve", Map.of()));

        assertDecided(refused(() -> application.approve("mona")));
    }

    @ParameterizedTest
    @ValueSource(strings = {"put", "documents", "submit"})
    void a_submitted_application_is_not_changed_any_more(String change) {
        var application = Onboarding.submitted(DeclaredPartner.supplier());

        Answer answer = refused(() -> switch (change) {
            case "put" -> Api.as("petra").put(application.path(), application.declared());
            case "documents" -> application.addDocument("petra", "OTHER", "more.pdf", Onboarding.pdf("more"));
            default -> Api.as("petra").withFreshKey().post(application.path() + "/submit");
        });

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("APPLICATION_STATE");
    }

    @Test
    void a_stale_version_is_not_overwritten() {
        var application = Onboarding.startedBy("petra", DeclaredPartner.supplier());
        String etag = Api.as("petra").get(application.path()).header("ETag").orElseThrow();
        Onboarding.ok(Api.as("petra")
                .with("If-Match", etag)
                .put(application.path(), application.declared().with("tradeName", "One")));

        Answer answer = refused(() -> Api.as("petra")
                .with("If-Match", etag)
                .put(application.path(), application.declared().with("tradeName", "Two")));

        assertThat(answer.status()).isEqualTo(412);
        assertThat(application.read().path("tradeName").asText()).isEqualTo("One");
    }

    @Test
    void a_replayed_key_gets_the_first_answer_and_starts_nothing() {
        var declared = DeclaredPartner.supplier();
        String key = UUID.randomUUID().toString();
        Answer first = Api.as("petra").withKey(key).post(Onboarding.START, declared);
        assertThat(first.status()).isEqualTo(201);

        Answer again = unchanged(() -> Api.as("petra").withKey(key).post(Onboarding.START, declared));

        assertThat(again.status()).isEqualTo(201);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void a_replayed_approval_gets_the_first_answer_and_decides_nothing() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        String key = UUID.randomUUID().toString();
        Api amir = Api.as("amir").withKey(key);
        Answer first = amir.post(application.partner() + "/approve", Map.of("comment", "Good."));
        assertThat(first.status()).isEqualTo(200);

        Answer again = unchanged(() -> amir.post(application.partner() + "/approve", Map.of("comment", "Good.")));

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Idempotent-Replayed")).contains("true");
    }

    @Test
    void a_key_with_another_body_is_422() {
        String key = UUID.randomUUID().toString();
        Onboarding.ok(Api.as("petra").withKey(key).post(Onboarding.START, DeclaredPartner.supplier()));

        Answer answer = refused(() -> Api.as("petra").withKey(key).post(Onboarding.START, DeclaredPartner.supplier()));

        assertThat(answer.status()).isEqualTo(422);
    }

    @Test
    void a_refused_start_may_be_corrected_under_the_same_key() {
        var declared = DeclaredPartner.supplier();
        Api petra = Api.as("petra").withFreshKey();
        assertThat(petra.post(Onboarding.START, declared.without("legalName")).status())
                .isEqualTo(400);

        assertThat(petra.post(Onboarding.START, declared).status()).isEqualTo(201);
    }

    @Test
    void those_without_the_capability_can_neither_apply_nor_approve() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());

        assertThat(refused(() -> Api.as("viktor").withFreshKey().post(Onboarding.START, DeclaredPartner.supplier()))
                        .status())
                .isEqualTo(403);
        assertThat(refused(() -> application.approve("petra")).status()).isEqualTo(403);
        assertThat(refused(() -> application.approve("clara")).status()).isEqualTo(403);
        assertThat(Api.anonymous().get(application.path()).status()).isEqualTo(401);
    }

    @Test
    void another_organizations_ids_are_not_found_whatever_is_done_with_them() {
        var application = Onboarding.submitted(DeclaredPartner.supplier());
        UUID approval = application.approvalFor("amir");
        String file = application.read().path("documents").get(0).path("fileId").asText();
        String event =
                OnboardingRecords.events(application.id()).get(0).path("id").asText();
        var partner = Onboarding.submitted(DeclaredPartner.supplier());
        Onboarding.ok(partner.approve("amir"));

        for (String user : STRANGERS) {
            Api stranger = Api.as(user).withFreshKey();
            var answers = List.of(
                    refused(() -> stranger.get(application.path())),
                    refused(() -> stranger.get(partner.partner())),
                    refused(() -> stranger.put(application.path(), application.declared())),
                    refused(() -> stranger.post(application.path() + "/submit")),
                    refused(() -> stranger.upload(
                            application.path() + "/documents?type=OTHER",
                            new FilePart("file", "a.pdf", "application/pdf", Onboarding.pdf("a")))),
                    refused(() -> stranger.post(application.partner() + "/approve", Map.of())),
                    refused(() -> stranger.post(
                            application.partner() + "/reject", Map.of("reason", "We don't like them at all."))),
                    refused(() -> stranger.get("/api/v1/approvals/" + approval)),
                    refused(() -> stranger.post("/api/v1/approvals/" + approval + "/approve", Map.of())),
                    refused(() -> stranger.post(
                            "/api/v1/approvals/" + approval + "/return", Map.of("reason", "What is this all about?"))),
                    refused(() -> stranger.get("/api/v1/files/" + file)),
                    refused(() -> stranger.get("/api/v1/files/" + file + "/content")));
            // Without the capability for a call it is 403 before anybody looks at the id.
            assertThat(answers).as(user).extracting(Answer::status).isSubsetOf(403, 404);
            assertThat(answers).as(user).extracting(Answer::status).contains(404);
        }
        assertThat(Api.as("gina").get(application.path()).code()).isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(Api.as("george")
                        .withFreshKey()
                        .post(application.partner() + "/approve", Map.of())
                        .code())
                .isEqualTo("APPLICATION_NOT_FOUND");
        assertThat(Api.as("george").get("/api/v1/approvals/" + approval).code()).isEqualTo("APPROVAL_NOT_FOUND");
        assertThat(Api.as("george").get("/api/v1/files/" + file).code()).isEqualTo("FILE_NOT_FOUND");
        assertThat(Api.as("gus").get("/api/v1/events?after=" + event).code()).isEqualTo("INVALID_CURSOR");
        assertThat(Api.as("gina").in("acme").get(application.path()).status()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "gina, /api/v1/partners",
        "gina, /api/v1/partners/onboarding",
        "george, /api/v1/approvals",
        "gus, /api/v1/events",
        "gus, /api/v1/audit-logs"
    })
    void another_organizations_lists_never_show_it(String user, String list) {
        var waiting = Onboarding.submitted(DeclaredPartner.supplier());
        var active = Onboarding.submitted(DeclaredPartner.supplier());
        Onboarding.ok(active.approve("amir"));

        assertThat(Api.as(user).get(list + "?limit=200").body())
                .doesNotContain(
                        waiting.id().toString(),
                        active.id().toString(),
                        active.declared().name());
    }

    private static Answer start(Object body) {
        return Api.as("petra").withFreshKey().post(Onboarding.START, body);
    }

    private static void assertDecided(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(409);
        assertThat(answer.code()).isIn("APPROVAL_DECIDED", "NOTHING_TO_DECIDE");
    }

    /** A call that is refused, and of which nothing is left. */
    private static Answer refused(Supplier<Answer> call) {
        Answer answer = unchanged(call);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        return answer;
    }

    private static Answer unchanged(Supplier<Answer> call) {
        var before = OnboardingRecords.rowCounts();
        Answer answer = call.get();
        assertThat(OnboardingRecords.rowCounts()).isEqualTo(before);
        return answer;
    }

    private static List<org.assertj.core.groups.Tuple> failures(Answer answer) {
        var errors = new JsonNode[answer.json().path("errors").size()];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = answer.json().path("errors").get(i);
        }
        return Arrays.stream(errors)
                .map(error ->
                        tuple(error.path("field").asText(), error.path("code").asText()))
                .toList();
    }
}
