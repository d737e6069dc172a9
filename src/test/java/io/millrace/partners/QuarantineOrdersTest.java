package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static io.millrace.partners.OnboardingRecords.database;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.Actor;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.web.Problem;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.KeycloakAdministrator;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/**
 * People who may do everything do things about a new bank account in orders that nobody planned, over REST and as Tasklist
 * does it. Whatever they do, the partner is paid there only with two other approvers and a call-back.
 */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class QuarantineOrdersTest {

    /** Asks for the change, and may approve and call back as well, as far as the rules let her. */
    private static final String REQUESTER = "all-hats";

    private static final List<String> PEOPLE = List.of(REQUESTER, "amir", "mona", "otto");

    @Autowired
    private UserTasks tasks;

    private String requesterId = "";

    @BeforeAll
    void somebodyWhoMayDoEverything() {
        var administrator = new KeycloakAdministrator();
        administrator.signIn();
        administrator.addPerson(People.ACME.id(), REQUESTER);
        ok(Api.as(REQUESTER).get("/api/v1/approvals/count"));
        UUID id = database()
                .sql("select id from member where tenant_id = ? and username = ?")
                .params(People.ACME.id(), REQUESTER)
                .query(UUID.class)
                .single();
        administrator.giveRole(People.ACME.id(), "partner-manager", id);
        administrator.giveRole(People.ACME.id(), "manager", id);
        // A token of the same second as the one before says nothing new about roles.
        await().atMost(Duration.ofMinutes(2)).until(() -> {
            Api.forgetTokens();
            return Api.as(REQUESTER).get("/api/v1/partners").status() == 200;
        });
        requesterId = id.toString();
    }

    @Test
    void whoever_asked_for_an_account_neither_calls_nor_approves() {
        var partner = Amending.partner();
        JsonNode asked = ok(partner.askForAccount(REQUESTER, Amending.account(partner.declared())));
        String account = asked.path("id").asText();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());

        Answer call = partner.call(REQUESTER, account, 1, "CONFIRMED");
        assertThat(call.status()).as(call.body()).isEqualTo(403);
        assertThat(call.code()).isEqualTo("SEGREGATION_OF_DUTIES");
        ok(partner.call("otto", account, 1, "CONFIRMED"));
        Answer approval = Amending.approve(REQUESTER, change);
        assertThat(approval.status()).isEqualTo(403);
        assertThat(approval.code()).isEqualTo("APPROVAL_OWN_REQUEST");
        assertThat(partner.account(account).path("status").asText()).isEqualTo("QUARANTINE");
    }

    @Test
    void whoever_asked_for_a_change_of_details_does_not_approve_it() {
        var partner = Amending.partner();
        Answer asked = partner.ask(REQUESTER, Map.of("tradeName", "Mine"));
        UUID change = UUID.fromString(ok(asked).path("id").asText());

        assertThat(Amending.approve(REQUESTER, change).code()).isEqualTo("APPROVAL_OWN_REQUEST");
        assertThat(partner.status(change)).isEqualTo("OPEN");
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void no_order_of_steps_pays_a_partner_elsewhere_without_two_approvers_and_a_call_back(long seed) {
        var random = new Random(seed);
        var partner = Amending.partner();
        JsonNode asked = ok(partner.askForAccount(REQUESTER, Amending.account(partner.declared())));
        UUID account = UUID.fromString(asked.path("id").asText());
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        var done = new ArrayList<String>();
        for (int i = 0; i < 16; i++) {
            String by = PEOPLE.get(random.nextInt(PEOPLE.size()));
            done.add(by + ": " + step(random, by, partner, account, change));
            assertHeld(account, change, done);
        }
    }

    /** Mostly what leads on, sometimes what ends it. */
    private String step(Random random, String by, Amending partner, UUID account, UUID change) {
        return switch (random.nextInt(12)) {
            case 0, 1, 2 ->
                "confirmed "
                        + partner.call(by, account.toString(), 1, "CONFIRMED").status();
            case 3 ->
                "not reached "
                        + partner.call(by, account.toString(), 1, "NOT_REACHED").status();
            case 4 ->
                "called a stranger "
                        + partner.call(by, account.toString(), 2, "CONFIRMED").status();
            case 5, 6, 7 -> "approved " + approve(by, change);
            case 8, 9 -> "approved in Tasklist " + complete(by, change, "decide", Map.of("decision", "APPROVE"));
            case 10 ->
                "called in Tasklist "
                        + complete(
                                by,
                                change,
                                "callBack",
                                Map.of(
                                        "callBackContact", 1,
                                        "callBackOutcome", "CONFIRMED",
                                        "callBackNote", "Read the digits back."));
            default ->
                "asked again "
                        + partner.askForAccount(by, Amending.account(partner.declared()))
                                .status();
        };
    }

    private static String approve(String by, UUID change) {
        var waiting = database()
                .sql("select id from approval where subject_id = ? and state = 'WAITING' limit 1")
                .param(change)
                .query(UUID.class)
                .optional();
        return waiting.map(id -> String.valueOf(Api.as(by)
                        .withFreshKey()
                        .post("/api/v1/approvals/" + id + "/approve", Map.of())
                        .status()))
                .orElse("nothing");
    }

    private String complete(String by, UUID change, String element, Map<String, Object> answer) {
        var actor = new Actor(
                People.ACME,
                by.equals(REQUESTER) ? requesterId : People.id(by),
                Set.of("PARTNER_READ", "PARTNER_APPROVE", "PARTNER_CALL_BACK"),
                "orders-" + UUID.randomUUID(),
                "127.0.0.1");
        return CurrentActor.callAs(actor, () -> {
            var task = tasks.find(change, element);
            if (task.isEmpty()) {
                return "nothing";
            }
            try {
                tasks.complete(task.get(), answer);
                return "done";
            } catch (Problem refused) {
                return refused.code().code();
            }
        });
    }

    /** By the approvals' own table, and not by what the account says of itself. */
    private void assertHeld(UUID account, UUID change, List<String> done) {
        String status = database()
                .sql("select status from partner_bank_account where id = ?")
                .param(account)
                .query(String.class)
                .single();
        var approvers = database()
                .sql("select distinct decided_by from approval where subject_id = ? and decision = 'APPROVE'")
                .param(change)
                .query(String.class)
                .set();
        var callers = database()
                .sql("select called_by from partner_call_back where amendment_id = ? and outcome = 'CONFIRMED'")
                .param(change)
                .query(String.class)
                .set();
        assertThat(approvers).as("%s", done).doesNotContain(requesterId);
        assertThat(callers).as("%s", done).doesNotContain(requesterId);
        assertThat(status.equals("IN_FORCE"))
                .as("in force with %s and %s after %s", approvers, callers, done)
                .isEqualTo(approvers.size() == 2 && !callers.isEmpty());
    }
}
