package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.millrace.platform.web.Ids;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The table itself takes no account into force past the quarantine, whoever writes to it. */
class QuarantineTableTest {

    private final AnnotationConfigApplicationContext context = PartnersDatabase.organization(UUID.randomUUID());
    private final JdbcClient jdbc = context.getBean(JdbcClient.class);
    private final UUID account = Ids.next();

    @BeforeEach
    void anAccountInQuarantine() {
        var approved = PartnerApplicationFixture.approved();
        var now = PartnerApplicationFixture.NOW;
        context.getBean(PartnerApplications.class).save(approved);
        var active = Objects.requireNonNull(new TransactionTemplate(context.getBean(PlatformTransactionManager.class))
                .execute(status -> context.getBean(PartnerActivation.class).activate(approved, now)));
        var amendment = context.getBean(PartnerAmendments.class)
                .save(PartnerAmendment.request(
                        Ids.next(),
                        active,
                        Set.of(AmendmentSection.BANK_ACCOUNT),
                        "The partner moves to another bank.",
                        account,
                        "petra",
                        now,
                        Duration.ofDays(30)));
        var dollars = new BankAccount("Green Valley Cotton", "USD", "DE89370400440532013000", null, null, null);
        context.getBean(PartnerBankAccounts.class)
                .save(PartnerBankAccount.inQuarantine(account, amendment, dollars, null));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-,     -,    -",
                "-,     amir, mona",
                "clara, amir, -",
                "clara, -,    mona",
                "clara, amir, amir",
                "petra, amir, mona",
                "clara, petra, mona",
                "clara, amir, petra",
            })
    void an_account_without_two_other_approvers_and_another_caller_does_not_come_into_force(
            String caller, String first, String second) {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> bringIntoForce(caller, first, second))
                .withMessageContaining("partner_bank_account_quarantine");
    }

    @Test
    void one_that_has_all_of_them_does() {
        assertThat(bringIntoForce("clara", "amir", "mona")).isOne();
        assertThat(bringIntoForce("amir", "amir", "mona"))
                .as("a caller may approve as well")
                .isOne();
    }

    @Test
    void an_account_does_not_pass_for_one_of_the_onboarding() {
        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> jdbc.sql("update partner_bank_account set status = 'IN_FORCE', amendment_id = null,"
                                + " valid_from = now() where id = :id")
                        .param("id", account)
                        .update())
                .withMessageContaining("partner_bank_account_of_onboarding");
    }

    @Test
    void two_accounts_of_one_currency_are_never_in_force_together() {
        jdbc.sql("update partner_bank_account set bank_currency = 'INR' where id = :id")
                .param("id", account)
                .update();

        assertThatExceptionOfType(DataIntegrityViolationException.class)
                .isThrownBy(() -> bringIntoForce("clara", "amir", "mona"))
                .withMessageContaining("partner_bank_account_in_force");
    }

    private int bringIntoForce(String caller, String first, String second) {
        return jdbc.sql("update partner_bank_account set status = 'IN_FORCE', called_by = :caller,"
                        + " first_approver = :first, second_approver = :second, valid_from = now() where id = :id")
                .param("caller", caller)
                .param("first", first)
                .param("second", second)
                .param("id", account)
                .update();
    }
}
