package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static io.millrace.partners.OnboardingRacesTest.atOnce;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Api;
import io.millrace.testing.MillraceTest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Several people changing one partner at the same time: it happens once, and everybody is told the truth. */
@MillraceTest
class AmendmentRacesTest {

    @Test
    void of_many_requests_for_the_same_part_one_is_open_and_the_others_are_told_which() throws Exception {
        var partner = Amending.partner();

        var answers = atOnce(8, i -> partner.ask("petra", Map.of("tradeName", "Mill " + i)));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.code()).isEqualTo("AMENDMENT_OPEN"));
    }

    @Test
    void of_many_accounts_asked_for_at_once_one_is_in_quarantine() throws Exception {
        var partner = Amending.partner();

        var answers = atOnce(8, i -> partner.askForAccount("petra", Amending.account(partner.declared())));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(ok(Api.as("viktor").get(partner.path() + "/bank-accounts")).path("items"))
                .hasSize(2);
    }

    @Test
    void one_person_who_approves_many_times_at_once_is_one_approver() throws Exception {
        var partner = Amending.partner();
        JsonNode asked = partner.askedForAccount();
        UUID change = UUID.fromString(asked.path("amendmentId").asText());
        ok(partner.call("clara", asked.path("id").asText(), 1, "CONFIRMED"));
        List<UUID> waiting = OnboardingRecords.database()
                .sql("select id from approval where subject_id = ? and state = 'WAITING'")
                .param(change)
                .query(UUID.class)
                .list();
        assertThat(waiting).hasSize(2);

        atOnce(
                8,
                i -> Api.as("amir")
                        .withFreshKey()
                        .post("/api/v1/approvals/" + waiting.get(i % 2) + "/approve", Map.of()));

        assertThat(partner.account(asked.path("id").asText()).path("status").asText())
                .isEqualTo("QUARANTINE");
        ok(Amending.approve("mona", change));
        assertThat(partner.account(asked.path("id").asText()).path("approvedBy"))
                .hasSize(2);
    }
}
