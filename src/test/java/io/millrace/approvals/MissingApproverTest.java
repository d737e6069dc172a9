package io.millrace.approvals;

import static io.millrace.approvals.Policies.POLICIES;
import static io.millrace.approvals.Policies.ada;
import static io.millrace.approvals.Policies.asked;
import static io.millrace.approvals.Policies.outcome;
import static io.millrace.approvals.Policies.put;
import static io.millrace.approvals.Policies.waiting;
import static io.millrace.approvals.Signing.approve;
import static io.millrace.approvals.Signing.database;
import static io.millrace.approvals.Signing.ok;
import static io.millrace.approvals.Signing.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.millrace.testing.MillraceTest;
import io.millrace.testing.People;
import io.millrace.testing.Services;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;

/** Who is asked when the policy's people can't all sign: at acme amir, mona and otto approve partners, clara those of high risk, ada keeps the policy. */
@MillraceTest
class MissingApproverTest {

    private static final String OFFICER_FIRST = PolicyFile.of(
            "| 1 | | | | | \"PARTNER_APPROVE_HIGH\" | \"ANY\" | null | 3",
            "| 2 | | | | | \"PARTNER_APPROVE\" | \"ANY\" | null | 3");
    private static final String OFFICER_LAST = PolicyFile.of(
            "| 1 | | | | | \"PARTNER_APPROVE\" | \"ANY\" | null | 3",
            "| 2 | | | | | \"PARTNER_APPROVE_HIGH\" | \"ANY\" | null | 3");

    @Autowired
    private Policies policies;

    @AfterEach
    void theSharedPolicyIsBack() {
        Policies.sharedAgain();
    }

    @Test
    void a_level_whose_only_approver_is_the_requester_is_skipped_upwards() {
        ok(put(OFFICER_FIRST));

        UUID claras = policies.request("purchase", "clara", Map.of());
        UUID petras = policies.request("purchase", "petra", Map.of());

        assertThat(asked(petras)).containsExactly("1 PARTNER_APPROVE_HIGH");
        assertThat(asked(claras)).containsExactly("2 PARTNER_APPROVE");
        ok(approve("amir", waiting(claras).get(0)));
        assertThat(outcome(claras)).isEqualTo("APPROVE");
    }

    @Test
    void the_highest_level_is_never_skipped_to_nobody() {
        ok(put(OFFICER_LAST));
        UUID claras = policies.request("purchase", "clara", Map.of());
        ok(approve("amir", waiting(claras).get(0)));

        assertThat(incident(claras))
                .isEqualTo(
                        "Nobody can decide this approval. Level 2 asks PARTNER_APPROVE_HIGH, and of those who can sign"
                                + " only the requester has it; no higher level decides instead.");
        assertThat(asked(claras)).isEmpty();
        assertThat(outcome(claras)).isEqualTo("null");
    }

    @Test
    void the_admin_is_told_that_nobody_can_decide_and_once_the_policy_is_mended_the_approval_goes_on()
            throws Exception {
        UUID adas = policies.request("purchase", "ada", Map.of());
        assertThat(incident(adas)).contains("only the requester has it");
        assertThat(mailTo("ada", adas))
                .contains("Level 1 asks APPROVAL_POLICY_MANAGE, and of those who can sign only the requester has it");

        ok(put(PolicyFile.of("| 1 | | | | | \"PARTNER_APPROVE\" | \"ANY\" | null | 3")));
        assertThat(ok(ada().post(POLICIES + "/try-again")).path("approvals").asInt())
                .isPositive();

        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(asked(adas)).containsExactly("1 PARTNER_APPROVE"));
        assertThat(incidents(adas)).isEmpty();
        ok(approve("mona", waiting(adas).get(0)));
        assertThat(outcome(adas)).isEqualTo("APPROVE");
    }

    @Test
    void more_signatures_than_there_are_people_are_not_asked_for() {
        ok(put(PolicyFile.of("| 1 | | | | | \"PARTNER_APPROVE\" | \"3\" | null | 3")));

        UUID petras = policies.request("purchase", "petra", Map.of());
        UUID amirs = policies.request("purchase", "amir", Map.of());

        assertThat(asked(petras)).hasSize(3);
        assertThat(incident(amirs)).contains("Level 1 asks for 3 of those who have PARTNER_APPROVE, and 2 can sign");
    }

    @Test
    void signatures_one_after_the_other_are_asked_for_when_the_one_before_is_given() {
        ok(put(PolicyFile.of(
                "| 1 | | | | \"pune\" | \"PARTNER_APPROVE\" | \"2\" | \"SEQUENTIAL\" | 3",
                "| 2 | | | | \"pune\" | \"PARTNER_APPROVE_HIGH\" | \"ANY\" | null | 3")));
        assertThat(outcome(policies.request("purchase", "petra", Map.of("plant", "surat"))))
                .isEqualTo("APPROVE");

        UUID request = policies.request("purchase", "petra", Map.of("plant", "pune"));
        assertThat(asked(request)).containsExactly("1 PARTNER_APPROVE");
        ok(approve("amir", waiting(request).get(0)));
        assertThat(asked(request)).containsExactly("1 PARTNER_APPROVE");
        refused(approve("amir", waiting(request).get(0)), 403, "APPROVAL_SIGNED_BEFORE");
        ok(approve("mona", waiting(request).get(0)));
        assertThat(asked(request)).containsExactly("2 PARTNER_APPROVE_HIGH");
        ok(approve("clara", waiting(request).get(0)));
        assertThat(outcome(request)).isEqualTo("APPROVE");
    }

    @Test
    void a_rejection_ends_it_and_the_others_are_no_longer_asked() {
        ok(put(PolicyFile.of("| 1 | | | | | \"PARTNER_APPROVE\" | \"ALL\" | \"PARALLEL\" | 3")));
        UUID request = policies.request("purchase", "petra", Map.of());
        assertThat(asked(request)).hasSize(3);

        ok(Signing.as("otto")
                .post(
                        Signing.APPROVALS + waiting(request).get(0) + "/reject",
                        Map.of("reason", "The press is far too dear.")));

        assertThat(asked(request)).isEmpty();
        assertThat(outcome(request)).isEqualTo("REJECT");
    }

    private static String incident(UUID subject) {
        await().atMost(Duration.ofMinutes(2))
                .untilAsserted(() -> assertThat(incidents(subject)).hasSize(1));
        return incidents(subject).get(0);
    }

    private static List<String> incidents(UUID subject) {
        return database().sql("""
                        select i.incident_msg_ from act_ru_incident i join act_hi_procinst p on p.id_ = i.proc_inst_id_
                        where p.business_key_ = ?""").param(subject.toString()).query(String.class).list();
    }

    private static String mailTo(String person, UUID subject) throws MessagingException, IOException {
        return await().atMost(Duration.ofMinutes(2))
                .until(
                        () -> {
                            for (MimeMessage mail : Services.forTests().mail().received()) {
                                String text = String.valueOf(mail.getContent());
                                if (mail.getAllRecipients()[0].toString().equals(People.mail(person))
                                        && text.contains(subject.toString())) {
                                    return text.replaceAll("\\s+", " ");
                                }
                            }
                            return "";
                        },
                        text -> !text.isEmpty());
    }
}
