package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static io.millrace.partners.OnboardingRecords.database;
import static io.millrace.partners.OnboardingRecords.eventTypes;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.millrace.platform.engine.UserTasks;
import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Timers;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Changes of a partner's record on their way from the request to the record, as the people of acme take them there. */
@MillraceTest
class PartnerAmendmentJourneyTest {

    private static final Map<String, String> TRADE_NAME = Map.of("tradeName", "Mill of Krefeld");

    @Autowired
    private Timers timers;

    @Autowired
    private UserTasks tasks;

    /** Whoever has called once is known by mail address and role. */
    @BeforeEach
    void everybodyHasCalledOnce() {
        List.of("petra", "amir", "mona", "clara", "ada")
                .forEach(user -> ok(Api.as(user).get("/api/v1/approvals/count")));
    }

    @Test
    void a_change_of_low_risk_is_in_force_as_soon_as_one_other_person_has_approved_it() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);

        assertThat(partner.read().path("tradeName").isNull()).isTrue();
        assertThat(partner.amendment(change).path("riskRating").asText()).isEqualTo("LOW");
        assertThat(partner.waitingFor(change)).containsExactly("decide");
        ok(Amending.approve("amir", change));

        assertThat(partner.read().path("tradeName").asText()).isEqualTo("Mill of Krefeld");
        assertThat(partner.status(change)).isEqualTo("APPLIED");
        assertThat(partner.amendment(change).path("closing").path("by").asText())
                .isEqualTo(People.id("amir"));
    }

    @Test
    void old_and_new_stand_side_by_side_as_they_were_when_the_change_was_asked_for() {
        var partner = Amending.partner();
        UUID change = partner.asked(Map.of(
                "tradeName",
                "Mill of Krefeld",
                "address",
                Map.of("line1", "Seidenstrasse 1", "city", "Krefeld", "postalCode", "47798")));
        ok(Amending.approve("amir", change));

        assertThat(partner.amendment(change).path("changes"))
                .extracting(
                        one -> one.path("field").asText(),
                        one -> one.path("oldValue").asText(),
                        one -> one.path("newValue").asText())
                .containsExactly(
                        tuple("TRADE_NAME", "null", "Mill of Krefeld"),
                        tuple("ADDRESS_LINE1", "Weberstrasse 5", "Seidenstrasse 1"));
        assertThat(partner.amendment(change).path("sections"))
                .extracting(JsonNode::asText)
                .containsExactly("TRADE_NAME", "ADDRESS");
        assertThat(partner.amendment(change).path("requestedByName").asText()).isEqualTo("Petra Lindqvist");
    }

    @Test
    void a_change_of_medium_risk_needs_two_different_people() {
        var partner = Amending.partner();
        UUID change = partner.asked(Map.of("contact", Amending.contact(partner.declared(), "+49 2151 555099")));

        assertThat(partner.amendment(change).path("riskRating").asText()).isEqualTo("MEDIUM");
        ok(Amending.approve("amir", change));
        assertThat(partner.status(change)).isEqualTo("OPEN");
        assertThat(Amending.approve("amir", change).status()).isEqualTo(403);
        ok(Amending.approve("mona", change));

        assertThat(partner.read().path("contact").path("phone").asText()).isEqualTo("+492151555099");
        assertThat(partner.amendment(change).path("signatures"))
                .extracting(
                        one -> one.path("signedByName").asText(),
                        one -> one.path("decision").asText())
                .containsExactly(tuple("Amir Haddad", "APPROVE"), tuple("Mona Petersen", "APPROVE"));
    }

    @Test
    void a_new_legal_name_is_checked_again_and_needs_compliance_as_well() {
        var partner = Amending.partner();
        String name = DeclaredPartner.supplier().name();
        UUID change = partner.asked(Map.of("legalName", name));

        assertThat(partner.amendment(change).path("riskRating").asText()).isEqualTo("HIGH");
        assertThat(partner.amendment(change).path("checks"))
                .extracting(check -> check.path("kind").asText())
                .containsExactlyInAnyOrder("DUPLICATE", "SANCTIONS");
        ok(Amending.approve("amir", change));
        assertThat(partner.read().path("legalName").asText())
                .isEqualTo(partner.declared().name());
        ok(Amending.approve("clara", change));

        assertThat(partner.read().path("legalName").asText()).isEqualTo(name);
        assertThat(ok(Api.as("viktor").get("/api/v1/partners?filter=legalName=='" + name.replace(" ", "%20") + "'"))
                        .path("items"))
                .hasSize(1);
    }

    @Test
    void what_is_left_out_stays_and_an_empty_trade_name_takes_it_away() {
        var partner = Amending.partner(DeclaredPartner.supplier().with("tradeName", "Mill of Krefeld"));
        UUID change = partner.asked(Map.of("tradeName", ""));
        ok(Amending.approve("amir", change));

        assertThat(partner.read().path("tradeName").isNull()).isTrue();
        assertThat(partner.read().path("legalName").asText())
                .isEqualTo(partner.declared().name());
        assertThat(partner.read().path("taxIdentities")).hasSize(1);
    }

    @Test
    void other_tax_identities_replace_those_that_are_there() {
        var partner = Amending.partner();
        var identities = DeclaredPartner.supplier().fields().get("taxIdentities");
        UUID change = partner.asked(Map.of("taxIdentities", Objects.requireNonNull(identities)));
        ok(Amending.approve("amir", change));
        ok(Amending.approve("clara", change));

        assertThat(partner.read().path("taxIdentities")).isEqualTo(new ObjectMapper().valueToTree(identities));
    }

    @Test
    void a_name_on_a_sanctions_list_goes_to_compliance_first_who_can_clear_it() {
        var partner = Amending.partner();
        UUID change = partner.asked(Map.of("tradeName", "Grupo Agroexportador Cascabel S.A."));

        assertThat(partner.waitingFor(change)).containsExactly("reviewHits");
        review(change, "CLEAR");
        assertThat(partner.amendment(change).path("riskRating").asText()).isEqualTo("HIGH");
        ok(Amending.approve("amir", change));
        ok(Amending.approve("clara", change));

        assertThat(partner.status(change)).isEqualTo("APPLIED");
    }

    @Test
    void a_hit_that_compliance_confirms_refuses_the_change_before_anybody_is_asked() {
        var partner = Amending.partner();
        UUID change = partner.asked(Map.of("tradeName", "Grupo Agroexportador Cascabel S.A."));
        review(change, "CONFIRM");

        assertThat(partner.status(change)).isEqualTo("REJECTED");
        assertThat(partner.read().path("tradeName").isNull()).isTrue();
        assertThat(OnboardingRecords.count("select count(*) from approval where subject_id = ?", change))
                .isZero();
    }

    @Test
    void whoever_asked_is_told_the_outcome_with_the_reason() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);
        ok(Amending.decide("amir", change, "reject", Map.of("reason", "Their register knows no such trade name.")));

        assertThat(partner.status(change)).isEqualTo("REJECTED");
        assertThat(partner.read().path("tradeName").isNull()).isTrue();
        assertThat(OnboardingRecords.mails(
                        People.mail("petra"), "refused", partner.declared().name(), 1))
                .singleElement()
                .asString()
                .contains("Their register knows no such trade name.", "trade name");
    }

    @Test
    void an_approver_can_return_a_change_with_a_question_and_it_is_asked_for_anew() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);
        ok(Amending.decide("amir", change, "return", Map.of("reason", "Since when do they use this name?")));

        assertThat(partner.status(change)).isEqualTo("RETURNED");
        assertThat(OnboardingRecords.mails(
                        People.mail("petra"), "returned", partner.declared().name(), 1))
                .singleElement()
                .asString()
                .contains("Since when do they use this name?");
        partner.asked(TRADE_NAME);
    }

    @Test
    void what_the_partner_has_become_meanwhile_voids_a_change_visibly() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);
        database()
                .sql("update partner set trade_name = 'Old Mill', version = version + 1 where id = ?")
                .param(partner.id())
                .update();
        ok(Amending.approve("amir", change));

        assertThat(partner.status(change)).isEqualTo("VOIDED");
        assertThat(partner.amendment(change).path("closing").path("reason").asText())
                .contains("Trade name was changed meanwhile");
        assertThat(partner.read().path("tradeName").asText()).isEqualTo("Old Mill");
        assertThat(OnboardingRecords.mails(
                        People.mail("petra"), "void", partner.declared().name(), 1))
                .singleElement()
                .asString()
                .contains("Trade name was changed meanwhile");
    }

    @Test
    void what_a_check_finds_only_after_people_have_looked_voids_a_change_visibly() {
        var partner = Amending.partner();
        UUID change =
                partner.asked(Map.of("legalName", DeclaredPartner.supplier().name()));
        ok(Amending.approve("amir", change));
        Onboarding.startedBy(
                "petra",
                DeclaredPartner.supplier()
                        .with("taxIdentities", partner.declared().fields().get("taxIdentities")));
        ok(Amending.approve("clara", change));

        assertThat(partner.status(change)).isEqualTo("VOIDED");
        assertThat(partner.amendment(change).path("closing").path("reason").asText())
                .contains("same tax identity");
        assertThat(partner.read().path("legalName").asText())
                .isEqualTo(partner.declared().name());
    }

    @Test
    void changes_of_different_parts_are_decided_side_by_side() {
        var partner = Amending.partner();
        UUID name = partner.asked(TRADE_NAME);
        UUID address = partner.asked(Map.of("address", Map.of("line1", "Seidenstrasse 1", "city", "Krefeld")));
        ok(Amending.approve("amir", address));
        ok(Amending.approve("amir", name));

        assertThat(partner.read().path("tradeName").asText()).isEqualTo("Mill of Krefeld");
        assertThat(partner.read().path("address").path("line1").asText()).isEqualTo("Seidenstrasse 1");
    }

    @Test
    void whoever_asked_can_take_a_change_back() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);
        ok(Api.as("petra").withFreshKey().post(partner.path() + "/amendments/" + change + "/withdraw"));

        assertThat(partner.status(change)).isEqualTo("WITHDRAWN");
        assertThat(partner.waitingFor(change)).isEmpty();
        assertThat(database()
                        .sql("select state from approval where subject_id = ?")
                        .param(change)
                        .query(String.class)
                        .single())
                .isEqualTo("WITHDRAWN");
        partner.asked(TRADE_NAME);
    }

    @Test
    void after_thirty_days_a_change_lapses_and_whoever_asked_is_told() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);

        timers.runNow(change, "expiryReached");

        assertThat(partner.status(change)).isEqualTo("EXPIRED");
        assertThat(OnboardingRecords.mails(
                        People.mail("petra"), "lapsed", partner.declared().name(), 1))
                .hasSize(1);
    }

    @Test
    void the_feed_tells_what_happened_to_a_change_and_to_the_partner() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);
        ok(Amending.approve("amir", change));

        assertThat(eventTypes(change))
                .containsExactly(
                        "io.millrace.partners.amendment.requested.v1",
                        "io.millrace.approvals.approval.requested.v1",
                        "io.millrace.approvals.approval.decided.v1",
                        "io.millrace.partners.amendment.applied.v1");
        assertThat(eventTypes(partner.id())).endsWith("io.millrace.partners.partner.amended.v1");
        var events = OnboardingRecords.events(partner.id());
        var amended = events.get(events.size() - 1);
        assertThat(amended.path("data").path("amendmentId").asText()).isEqualTo(change.toString());
        assertThat(amended.path("data").path("sections").get(0).asText()).isEqualTo("TRADE_NAME");
    }

    @Test
    void the_audit_log_has_old_and_new_of_the_partner_with_whoever_approved() {
        var partner = Amending.partner();
        UUID change = partner.asked(TRADE_NAME);
        ok(Amending.approve("amir", change));

        assertThat(database()
                        .sql("select user_id, old_row ->> 'trade_name', new_row ->> 'trade_name' from audit_log"
                                + " where table_name = 'partner' and operation = 'UPDATE' and row_id = ?")
                        .param(partner.id().toString())
                        .query((row, n) -> tuple(row.getString(1), row.getString(2), row.getString(3)))
                        .list())
                .containsExactly(tuple(People.id("amir"), null, "Mill of Krefeld"));
    }

    private void review(UUID change, String decision) {
        CurrentActor.runAs(
                People.actor("clara", "PARTNER_READ", "PARTNER_REVIEW"),
                () -> tasks.complete(
                        tasks.find(change, "reviewHits").orElseThrow(),
                        Map.of("reviewDecision", decision, "reviewReason", "I have compared the register.")));
    }
}
