package io.millrace.platform.notification;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.millrace.platform.tenancy.CurrentActor;
import io.millrace.platform.tenancy.WorkerDatabase;
import io.millrace.testing.MailServer;
import io.millrace.testing.PlatformContext;
import io.millrace.testing.PlatformDatabase;
import io.millrace.testing.Services;
import io.millrace.testing.TestOrganization;
import jakarta.mail.internet.MimeMessage;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@PlatformContext
class MailsTest {

    private final Mails mails;
    private final TransactionTemplate transactions;
    private final TestOrganization organization;
    private final MailServer server = Services.forTests().mail();
    private final JdbcClient superuser = PlatformDatabase.asSuperuser();
    private final String to = "petra-" + UUID.randomUUID() + "@acme.example";

    @Autowired
    MailsTest(Mails mails, TransactionTemplate transactions, WorkerDatabase workers) {
        this.mails = mails;
        this.transactions = transactions;
        this.organization = TestOrganization.create(workers);
    }

    @AfterEach
    void server_is_up_again() {
        server.start();
    }

    @Test
    void a_mail_arrives_as_it_was_asked_for_with_an_id_of_its_event() throws Exception {
        request(new MailMessage(to, "Prüfung: Кооператив", "Guten Tag Petra,\n\nÜberfällig.\n"));

        MimeMessage mail = arrived();
        assertThat(mail.getSubject()).isEqualTo("Prüfung: Кооператив");
        assertThat(mail.getContentType()).isEqualToIgnoringWhitespace("text/plain; charset=UTF-8");
        assertThat(String.valueOf(mail.getContent()).replace("\r\n", "\n"))
                .startsWith("Guten Tag Petra,\n\nÜberfällig.");
        assertThat(mail.getHeader("From", null)).isEqualTo("Millrace <no-reply@millrace.example>");
        assertThat(mail.getMessageID()).isEqualTo("<" + event() + "@millrace.example>");
    }

    @Test
    void a_mail_of_a_change_that_rolls_back_is_never_sent() throws Exception {
        CurrentActor.runAs(
                organization.actor("request-1"),
                () -> transactions.executeWithoutResult(status -> {
                    mails.request(new MailMessage(to, "Never", "Never"));
                    status.setRollbackOnly();
                }));
        request(new MailMessage(to, "Once", "Once"));

        assertThat(arrived().getSubject()).isEqualTo("Once");
        assertThat(received()).hasSize(1);
    }

    @Test
    void a_mail_waits_while_the_mail_server_is_down_and_arrives_when_it_is_up() throws Exception {
        server.stop();
        request(new MailMessage(to, "Patience", "It comes."));
        await().until(() -> superuser
                        .sql("select attempts from event_outbox where tenant_id = :tenant")
                        .param("tenant", organization.tenant().id())
                        .query(Integer.class)
                        .single()
                > 0);

        server.start();
        superuser
                .sql("update event_outbox set next_attempt_at = now() where tenant_id = :tenant")
                .param("tenant", organization.tenant().id())
                .update();

        assertThat(arrived().getSubject()).isEqualTo("Patience");
    }

    @Test
    void a_line_break_in_a_subject_makes_no_header() throws Exception {
        request(new MailMessage(to, "Partner\r\nBcc: mallory@evil.example", "Text"));

        assertThat(arrived().getSubject()).isEqualTo("Partner Bcc: mallory@evil.example");
        assertThat(arrived().getHeader("Bcc")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "petra", "a@b.example, c@d.example", "a@b.example\r\nBcc: c@d.example", "@b.example"})
    void what_is_not_one_address_is_refused_when_the_mail_is_asked_for(String address) {
        assertThatThrownBy(() -> new MailMessage(address, "Subject", "Text"))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private void request(MailMessage mail) {
        CurrentActor.runAs(
                organization.actor("request-1"),
                () -> transactions.executeWithoutResult(status -> mails.request(mail)));
    }

    private UUID event() {
        return superuser
                .sql("select id from event_outbox where tenant_id = :tenant and internal")
                .param("tenant", organization.tenant().id())
                .query(UUID.class)
                .single();
    }

    private MimeMessage arrived() {
        await().atMost(java.time.Duration.ofSeconds(30)).until(() -> !received().isEmpty());
        return received().get(0);
    }

    private List<MimeMessage> received() {
        return server.received().stream().filter(this::isToUs).toList();
    }

    private boolean isToUs(MimeMessage mail) {
        try {
            return Arrays.toString(mail.getAllRecipients()).contains(to);
        } catch (jakarta.mail.MessagingException unreadable) {
            throw new IllegalStateException(unreadable);
        }
    }
}
