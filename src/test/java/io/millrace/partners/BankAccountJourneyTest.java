package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static io.millrace.partners.OnboardingRecords.eventTypes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Timers;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** A partner is paid elsewhere only when two people have approved and the partner, called back, said that it is right. */
@MillraceTest
class BankAccountJourneyTest {

    @Autowired
    private Timers timers;

    /** Whoever has called once is known by mail address and role. */
    @BeforeEach
    void everybodyHasCalledOnce() {
        List.of("petra", "amir", "mona", "clara", "ada")
                .forEach(user -> ok(Api.as(user).get("/api/v1/approvals/count")));
    }

    @Test
    void the_old_account_stays_in_force_until_two_people_have_approved_and_the_partner_was_called_back() {
        var partner = Amending.partner();
        String before = partner.ibanInForce();
        JsonNode asked = partner.askedForAccount();
        String account = asked.path("id").asText();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());

        assertThat(asked.path("status").asText()).isEqualTo("QUARANTINE");
        assertThat(partner.waitingFor(change)).containsExactly("callBack");
        ok(partner.call("clara", account, 1, "CONFIRMED"));
        assertThat(partner.waitingFor(change)).containsExactly("decide", "decide");
        ok(Amending.approve("amir", change));
        assertThat(partner.ibanInForce()).isEqualTo(before);
        assertThat(partner.account(account).path("status").asText()).isEqualTo("QUARANTINE");
        ok(Amending.approve("mona", change));

        assertThat(partner.ibanInForce())
                .isNotEqualTo(before)
                .isEqualTo(asked.path("account").path("iban").asText());
        JsonNode inForce = partner.account(account);
        assertThat(inForce.path("status").asText()).isEqualTo("IN_FORCE");
        assertThat(inForce.path("calledBy").asText()).isEqualTo(People.id("clara"));
        assertThat(inForce.path("approvedBy"))
                .extracting(JsonNode::asText)
                .containsExactly(People.id("amir"), People.id("mona"));
        assertThat(partner.account(asked.path("replaces").asText())
                        .path("status")
                        .asText())
                .isEqualTo("REPLACED");
    }

    @Test
    void the_list_shows_which_account_is_in_force_and_which_is_in_quarantine_and_no_number() {
        var partner = Amending.partner();
        var account = Amending.account(partner.declared());
        ok(partner.askForAccount("petra", account));

        Answer list = Api.as("viktor").get(partner.path() + "/bank-accounts?sort=requestedAt");
        assertThat(ok(list).path("items"))
                .extracting(one -> one.path("status").asText())
                .containsExactly("IN_FORCE", "QUARANTINE");
        assertThat(list.body()).doesNotContain(String.valueOf(account.get("iban")));
        assertThat(ok(Api.as("viktor").get(partner.path() + "/bank-accounts?filter=status==IN_FORCE"))
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void whoever_was_the_contact_before_is_told_by_mail_that_another_account_was_asked_for() {
        var partner = Amending.partner();
        var account = Amending.account(partner.declared());
        ok(partner.askForAccount("petra", account));

        String iban = String.valueOf(account.get("iban"));
        assertThat(OnboardingRecords.mails(partner.declared().contactMail(), "new bank account", 1))
                .singleElement()
                .asString()
                .contains(partner.declared().name(), "*" + iban.substring(iban.length() - 4))
                .doesNotContain(iban);
    }

    @Test
    void a_call_that_is_denied_refuses_the_account() {
        var partner = Amending.partner();
        String before = partner.ibanInForce();
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "DENIED"));

        assertThat(partner.status(change)).isEqualTo("REJECTED");
        assertThat(partner.amendment(change).path("closing").path("reason").asText())
                .isEqualTo("Read the last four digits back to me.");
        assertThat(partner.account(asked.path("id").asText()).path("status").asText())
                .isEqualTo("REFUSED");
        assertThat(partner.ibanInForce()).isEqualTo(before);
        assertThat(partner.waitingFor(change)).isEmpty();
        partner.askedForAccount();
    }

    @Test
    void when_nobody_is_reached_the_call_waits_on_and_is_kept_with_the_next_one() {
        var partner = Amending.partner();
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "NOT_REACHED"));
        assertThat(partner.waitingFor(change)).containsExactly("callBack");
        ok(partner.call("otto", asked.path("id").asText(), 1, "CONFIRMED"));

        assertThat(partner.amendment(change).path("callBacks"))
                .extracting(
                        call -> call.path("outcome").asText(),
                        call -> call.path("calledByName").asText(),
                        call -> call.path("contactPhone").asText())
                .containsExactly(
                        tuple("NOT_REACHED", "Clara Moreau", Amending.OLD_PHONE),
                        tuple("CONFIRMED", "Otto Brandt", Amending.OLD_PHONE));
    }

    @Test
    void an_approver_who_rejects_refuses_the_account() {
        var partner = Amending.partner();
        String before = partner.ibanInForce();
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "CONFIRMED"));
        ok(Amending.approve("amir", change));
        ok(Amending.decide("mona", change, "reject", Map.of("reason", "Their bank has left that country.")));

        assertThat(partner.account(asked.path("id").asText()).path("status").asText())
                .isEqualTo("REFUSED");
        assertThat(partner.ibanInForce()).isEqualTo(before);
    }

    @Test
    void a_partner_is_called_back_under_the_number_that_was_known_before_and_not_under_a_new_one() {
        var partner = Amending.partner().agedByDays(60);
        UUID contact = partner.asked(Map.of("contact", Amending.contact(partner.declared(), "+49 2151 555099")));
        ok(Amending.approve("amir", contact));
        ok(Amending.approve("mona", contact));
        ok(Api.as("petra")
                .withFreshKey()
                .post(partner.path() + "/employees", Map.of("name", "Nora Neumann", "phone", "+49 2151 555077")));
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());

        assertThat(partner.read().path("contact").path("phone").asText()).isEqualTo("+492151555099");
        assertThat(partner.amendment(change).path("callableContacts"))
                .extracting(known -> known.path("phone").asText())
                .containsExactly(Amending.OLD_PHONE);
    }

    @Test
    void an_employee_who_has_been_known_for_long_can_be_called_back_too() {
        var partner = Amending.partner();
        JsonNode nora = ok(Api.as("petra")
                .withFreshKey()
                .post(partner.path() + "/employees", Map.of("name", "Nora Neumann", "phone", "+49 2151 555077")));
        partner.agedByDays(60);
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        assertThat(partner.amendment(change).path("callableContacts"))
                .extracting(
                        known -> known.path("number").asInt(),
                        known -> known.path("source").asText(),
                        known -> known.path("phone").asText())
                .containsExactly(tuple(1, "CONTACT", Amending.OLD_PHONE), tuple(2, "EMPLOYEE", "+492151555077"));

        ok(Api.as("petra")
                .withFreshKey()
                .delete(partner.path() + "/employees/" + nora.path("id").asText()));
        ok(partner.call("clara", asked.path("id").asText(), 2, "CONFIRMED"));

        assertThat(partner.amendment(change)
                        .path("callBacks")
                        .get(0)
                        .path("contactName")
                        .asText())
                .isEqualTo("Nora Neumann");
    }

    @Test
    void a_partner_without_an_account_gets_its_first_one_the_same_way() {
        var partner = new Amending(ActivePartnerCalls.active(), DeclaredPartner.supplier());
        JsonNode asked = partner.askedForAccount();
        assertThat(asked.path("replaces").isNull()).isTrue();
        assertThat(partner.read().path("bankAccounts")).isEmpty();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "CONFIRMED"));
        ok(Amending.approve("amir", change));
        ok(Amending.approve("mona", change));

        assertThat(partner.read().path("bankAccounts")).hasSize(1);
    }

    @Test
    void accounts_of_different_currencies_are_in_force_side_by_side() {
        var partner = Amending.partner();
        var dollars = Amending.account(partner.declared());
        dollars.put("currency", "USD");
        JsonNode asked = ok(partner.askForAccount("petra", dollars));
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "CONFIRMED"));
        ok(Amending.approve("amir", change));
        ok(Amending.approve("mona", change));

        assertThat(partner.read().path("bankAccounts"))
                .extracting(account -> account.path("currency").asText())
                .containsExactlyInAnyOrder("EUR", "USD");
    }

    @Test
    void a_call_that_nobody_makes_is_reminded_of_and_then_escalated() {
        var partner = Amending.partner();
        UUID change =
                UUID.fromString(partner.askedForAccount().path("amendmentId").asText());

        timers.runNow(change, "callBackReminder");
        timers.runNow(change, "callBackEscalation");

        String name = partner.declared().name();
        for (String user : List.of("clara", "amir")) {
            assertThat(OnboardingRecords.mails(People.mail(user), "Reminder: a partner has to be called", name, 1))
                    .as(user)
                    .hasSize(1);
        }
        assertThat(OnboardingRecords.mails(People.mail("ada"), "Overdue: a partner has to be called", name, 1))
                .hasSize(1);
        assertThat(partner.waitingFor(change)).containsExactly("callBack");
    }

    @Test
    void an_account_that_nobody_decides_on_in_thirty_days_is_refused() {
        var partner = Amending.partner();
        JsonNode asked = partner.askedForAccount();
        timers.runNow(UUID.fromString(asked.path("amendmentId").asText()), "expiryReached");

        assertThat(partner.account(asked.path("id").asText()).path("status").asText())
                .isEqualTo("REFUSED");
    }

    @Test
    void the_feed_tells_when_an_account_is_in_quarantine_and_when_the_partner_is_paid_there() {
        var partner = Amending.partner();
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "CONFIRMED"));
        ok(Amending.approve("amir", change));
        ok(Amending.approve("mona", change));

        assertThat(eventTypes(UUID.fromString(asked.path("id").asText())))
                .containsExactly(
                        "io.millrace.partners.bank-account.quarantined.v1",
                        "io.millrace.partners.bank-account.activated.v1");
        assertThat(eventTypes(UUID.fromString(asked.path("replaces").asText())))
                .containsExactly("io.millrace.partners.bank-account.replaced.v1");
        assertThat(OnboardingRecords.events(UUID.fromString(asked.path("id").asText()))
                        .toString())
                .doesNotContain("iban", "holder");
    }
}
