package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Supplier;
import org.assertj.core.groups.Tuple;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What bad changes of a partner's record get: an answer that says what is wrong, and nothing lost or half done. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AmendmentRefusalsTest {

    private static final Map<String, String> TRADE_NAME = Map.of("tradeName", "Mill of Krefeld");

    private Amending partner = new Amending(new UUID(0, 0), DeclaredPartner.supplier());

    @BeforeAll
    void onePartnerThatNothingIsDoneTo() {
        partner = Amending.partner();
    }

    @Test
    void a_change_with_many_faults_is_told_all_of_them_at_once() {
        Answer answer = refused(() -> partner.ask(
                "petra",
                Map.of(
                        "reason",
                        "short",
                        "legalName",
                        " ",
                        "country",
                        "XX",
                        "address",
                        Map.of("line1", "Weberstrasse 5", "city", ""),
                        "contact",
                        Map.of("name", "Jule", "email", "no-address", "phone", "+49 1"),
                        "taxIdentities",
                        List.of(Map.of("scheme", "EIN", "value", "x")))));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("VALIDATION_FAILED");
        assertThat(failures(answer))
                .containsExactlyInAnyOrder(
                        tuple("reason", "SIZE"),
                        tuple("legalName", "NOT_BLANK"),
                        tuple("country", "COUNTRY_UNKNOWN"),
                        tuple("address.city", "NOT_BLANK"),
                        tuple("contact.email", "EMAIL"),
                        tuple("contact.phone", "PATTERN"),
                        tuple("taxIdentities[0].value", "EIN_FORMAT"));
    }

    @ParameterizedTest
    @CsvSource({
        "+1 978 55, PHONE_LENGTH",
        "+999 555 0100, PHONE_FORMAT",
        "0000000000, PHONE_UNASSIGNED",
    })
    void a_phone_number_that_nobody_can_have_is_told_why(String phone, String code) {
        Answer answer =
                refused(() -> partner.ask("petra", Map.of("contact", Amending.contact(partner.declared(), phone))));

        assertThat(failures(answer)).containsExactly(tuple("contact.phone", code));
    }

    @Test
    void a_change_that_changes_nothing_is_refused() {
        Answer answer = refused(() ->
                partner.ask("petra", Map.of("legalName", partner.declared().name(), "tradeName", "", "country", "DE")));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.code()).isEqualTo("AMENDMENT_EMPTY");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{\"reason\": | MALFORMED_REQUEST",
                "{\"reason\": \"A good reason.\", \"colour\": \"red\"} | UNKNOWN_FIELD",
                "{\"reason\": \"A good reason.\", \"partnerType\": \"ALIEN\"} | VALIDATION_FAILED",
                "{} | VALIDATION_FAILED",
            })
    void a_malformed_body_is_400(String body, String code) {
        for (String collection : List.of("/amendments", "/bank-accounts")) {
            Answer answer = refused(() -> Api.as("petra").withFreshKey().post(partner.path() + collection, body));
            assertThat(answer.status()).isEqualTo(400);
            assertThat(answer.code()).isIn(code, "UNKNOWN_FIELD");
        }
    }

    @Test
    void a_change_without_a_key_is_told_that_it_needs_one() {
        Answer answer = refused(() -> Api.as("petra").post(partner.path() + "/amendments", TRADE_NAME));

        assertThat(answer.code()).isEqualTo("IDEMPOTENCY_KEY_REQUIRED");
    }

    @Test
    void a_second_change_of_the_same_part_waits_for_the_first_one_to_be_decided() {
        var other = Amending.partner();
        UUID open = other.asked(Map.of("tradeName", "One"));
        Answer answer = refused(() -> other.ask("petra", Map.of("tradeName", "Two")));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("AMENDMENT_OPEN");
        assertThat(answer.json().path("amendmentId").asText()).isEqualTo(open.toString());
        assertThat(refused(() -> other.ask(
                                "petra",
                                Map.of("tradeName", "Two", "address", Map.of("line1", "Elsewhere", "city", "Bonn"))))
                        .code())
                .isEqualTo("AMENDMENT_OPEN");
    }

    @Test
    void a_second_account_is_refused_while_one_is_in_quarantine() {
        var other = Amending.partner();
        JsonNode open = other.askedForAccount();
        var dollars = Amending.account(other.declared());
        dollars.put("currency", "USD");
        for (var account : List.of(Amending.account(other.declared()), dollars)) {
            Answer answer = refused(() -> other.askForAccount("petra", account));
            assertThat(answer.status()).isEqualTo(409);
            assertThat(answer.code()).isEqualTo("AMENDMENT_OPEN");
            assertThat(answer.json().path("amendmentId").asText())
                    .isEqualTo(open.path("amendmentId").asText());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "iban,          DE88370400440532013000, account.iban,          IBAN_CHECKSUM",
        "iban,          DE8937040044053201300,  account.iban,          IBAN_LENGTH",
        "bic,           NOBIC,                  account.bic,           BIC_FORMAT",
        "currency,      ZZZ,                    account.currency,      CURRENCY_UNKNOWN",
        "ifsc,          HDFC0001234,            account,               BANK_ACCOUNT_AMBIGUOUS",
    })
    void a_wrong_account_is_told_the_field_and_why(String field, String value, String where, String code) {
        var account = new LinkedHashMap<String, Object>(Amending.account(partner.declared()));
        account.put(field, value);
        Answer answer = refused(() -> partner.askForAccount("petra", account));

        assertThat(answer.status()).isEqualTo(400);
        assertThat(failures(answer)).containsExactly(tuple(where, code));
    }

    @Test
    void an_account_number_without_its_bank_is_refused() {
        Answer answer = refused(() -> partner.askForAccount(
                "petra", Map.of("holder", "Mill", "currency", "INR", "accountNumber", "50100012345678")));

        assertThat(failures(answer)).containsExactly(tuple("account.ifsc", "REQUIRED"));
    }

    @Test
    void the_account_that_is_in_force_is_not_asked_for_again() {
        var account = Objects.requireNonNull(partner.declared().fields().get("bankAccount"));
        Answer answer = refused(() -> Api.as("petra")
                .withFreshKey()
                .post(
                        partner.path() + "/bank-accounts",
                        Map.of("reason", "By mistake the same one.", "account", account)));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("BANK_ACCOUNT_KNOWN");
    }

    @Test
    void a_partner_whom_nobody_can_call_back_gets_no_other_account() {
        var silent = new Amending(OnboardingCalls.active(), DeclaredPartner.supplier());
        ok(Api.as("petra")
                .withFreshKey()
                .post(silent.path() + "/employees", Map.of("name", "Nora Neumann", "phone", "+49 2151 555077")));
        Answer answer = refused(() -> silent.askForAccount("petra", Amending.account(silent.declared())));

        assertThat(answer.status()).isEqualTo(409);
        assertThat(answer.code()).isEqualTo("KNOWN_CONTACT_MISSING");
    }

    @ParameterizedTest
    @CsvSource({"0, 400", "2, 400", "99, 400"})
    void a_call_to_somebody_who_is_not_listed_is_refused(int contact, int status) {
        var other = Amending.partner();
        String account = other.askedForAccount().path("id").asText();
        Answer answer = refused(() -> other.call("clara", account, contact, "CONFIRMED"));

        assertThat(answer.status()).as(answer.body()).isEqualTo(status);
        assertThat(answer.json().path("errors").get(0).path("field").asText()).isEqualTo("contact");
    }

    @Test
    void a_call_is_refused_where_none_is_waited_for() {
        var other = Amending.partner();
        JsonNode asked = other.askedForAccount();
        String account = asked.path("id").asText();
        assertThat(refused(() -> other.call("clara", asked.path("replaces").asText(), 1, "CONFIRMED"))
                        .code())
                .isEqualTo("CALL_BACK_NOT_WAITED_FOR");
        ok(other.call("clara", account, 1, "CONFIRMED"));

        Answer again = refused(() -> other.call("clara", account, 1, "DENIED"));
        assertThat(again.status()).isEqualTo(409);
        assertThat(again.code()).isEqualTo("CALL_BACK_NOT_WAITED_FOR");
        assertThat(other.account(account).path("status").asText()).isEqualTo("QUARANTINE");
    }

    @Test
    void an_account_that_was_not_called_back_about_cannot_be_approved() {
        var other = Amending.partner();
        UUID change =
                UUID.fromString(other.askedForAccount().path("amendmentId").asText());

        assertThat(OnboardingRecords.count("select count(*) from approval where subject_id = ?", change))
                .isZero();
        assertThat(other.waitingFor(change)).containsExactly("callBack");
    }

    @Test
    void those_without_the_capability_can_neither_ask_nor_call_nor_approve() {
        var other = Amending.partner();
        JsonNode asked = other.askedForAccount();
        String account = asked.path("id").asText();
        UUID trade = other.asked(TRADE_NAME);

        assertThat(refused(() -> other.ask("viktor", TRADE_NAME)).status()).isEqualTo(403);
        assertThat(refused(() -> other.ask("amir", TRADE_NAME)).status()).isEqualTo(403);
        assertThat(refused(() -> other.askForAccount("amir", Amending.account(other.declared())))
                        .status())
                .isEqualTo(403);
        assertThat(refused(() -> other.call("petra", account, 1, "CONFIRMED")).status())
                .isEqualTo(403);
        assertThat(refused(() -> other.call("viktor", account, 1, "CONFIRMED")).status())
                .isEqualTo(403);
        assertThat(refused(() -> Amending.approve("petra", trade)).status()).isIn(403, 404);
        assertThat(refused(() -> Amending.approve("clara", trade)).status()).isIn(403, 404);
    }

    @Test
    void nobody_takes_back_what_somebody_else_asked_for_or_what_is_decided() {
        var other = Amending.partner();
        UUID change = other.asked(TRADE_NAME);
        String withdraw = other.path() + "/amendments/" + change + "/withdraw";
        Answer stranger = refused(() -> Api.as("amir").withFreshKey().post(withdraw));
        assertThat(stranger.status()).isEqualTo(403);
        assertThat(stranger.code()).isEqualTo("AMENDMENT_NOT_YOURS");
        ok(Amending.approve("amir", change));

        Answer late = refused(() -> Api.as("petra").withFreshKey().post(withdraw));
        assertThat(late.status()).isEqualTo(409);
        assertThat(late.code()).isEqualTo("AMENDMENT_STATE");
    }

    @Test
    void a_replayed_request_gets_the_first_answer_and_asks_for_nothing() {
        var other = Amending.partner();
        var body = Map.of("reason", "The partner told us so.", "tradeName", "Mill of Krefeld");
        Api petra = Api.as("petra").withKey(UUID.randomUUID().toString());
        Answer first = petra.post(other.path() + "/amendments", body);
        assertThat(first.status()).isEqualTo(201);
        var before = OnboardingRecords.rowCounts();

        Answer again = petra.post(other.path() + "/amendments", body);

        assertThat(again.body()).isEqualTo(first.body());
        assertThat(again.header("Location")).isEqualTo(first.header("Location"));
        assertThat(OnboardingRecords.rowCounts()).isEqualTo(before);
    }

    @Test
    void another_organizations_ids_are_not_found_whatever_is_done_with_them() {
        var other = Amending.partner();
        JsonNode asked = other.askedForAccount();
        String account = other.path() + "/bank-accounts/" + asked.path("id").asText();
        String change =
                other.path() + "/amendments/" + asked.path("amendmentId").asText();

        for (String user : List.of("gina", "george", "gloria")) {
            Api stranger = Api.as(user).withFreshKey();
            var answers = List.of(
                    refused(() -> stranger.get(other.path() + "/amendments")),
                    refused(() -> stranger.get(change)),
                    refused(() -> stranger.post(change + "/withdraw")),
                    refused(() -> stranger.post(
                            other.path() + "/amendments",
                            Map.of("reason", "We would like that.", "tradeName", "Ours"))),
                    refused(() -> stranger.get(other.path() + "/bank-accounts")),
                    refused(() -> stranger.get(account)),
                    refused(() -> stranger.post(
                            other.path() + "/bank-accounts",
                            Map.of("reason", "Pay us instead.", "account", Amending.account(other.declared())))),
                    refused(() -> stranger.post(
                            account + "/call-back",
                            Map.of("contact", 1, "outcome", "CONFIRMED", "note", "We say that it is right."))));
            // Without the capability for a call it is 403 before anybody looks at the id.
            assertThat(answers).as(user).extracting(Answer::status).isSubsetOf(403, 404);
            assertThat(answers).as(user).extracting(Answer::status).contains(404);
        }
    }

    @Test
    void the_changes_of_one_partner_are_not_those_of_another() {
        var other = Amending.partner();
        UUID change = other.asked(TRADE_NAME);

        assertThat(Api.as("viktor")
                        .get(partner.path() + "/amendments/" + change)
                        .code())
                .isEqualTo("AMENDMENT_NOT_FOUND");
        assertThat(ok(Api.as("viktor").get(partner.path() + "/amendments")).path("items"))
                .isEmpty();
        assertThat(ok(Api.as("viktor").get(other.path() + "/amendments?filter=status==OPEN;riskRating==LOW"))
                        .path("items"))
                .hasSize(1);
    }

    /** A call that is refused, and of which nothing is left. */
    private static Answer refused(Supplier<Answer> call) {
        var before = OnboardingRecords.rowCounts();
        Answer answer = call.get();
        assertThat(OnboardingRecords.rowCounts()).isEqualTo(before);
        assertThat(answer.status()).as(answer.body()).isBetween(400, 499);
        return answer;
    }

    private static List<Tuple> failures(Answer answer) {
        var failures = new ArrayList<Tuple>();
        answer.json()
                .path("errors")
                .forEach(error -> failures.add(
                        tuple(error.path("field").asText(), error.path("code").asText())));
        return failures;
    }
}
