package io.millrace.partners;

import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.zaxxer.hikari.HikariDataSource;
import io.millrace.testing.Api;
import io.millrace.testing.Services;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What is left of an onboarding in the database, the feed of events, the audit log and people's mailboxes. */
final class OnboardingRecords {

    /** Everything that a call about a partner may write to, the engine's instances included. */
    private static final List<String> TABLES = List.of(
            "partner_application",
            "partner_application_tax_identity",
            "partner_application_document",
            "application_check",
            "risk_assessment",
            "approval",
            "partner",
            "partner_bank_account",
            "partner_employee",
            "partner_location",
            "partner_vehicle",
            "partner_known_contact",
            "partner_amendment",
            "partner_amendment_change",
            "partner_amendment_check",
            "partner_amendment_risk",
            "partner_amendment_signature",
            "partner_call_back",
            "file",
            "event_outbox",
            "audit_log",
            "idempotency_key",
            "act_ru_execution",
            "act_ru_task",
            "act_ru_job",
            "act_hi_procinst");

    private static final String COUNT = TABLES.stream()
            .map(table -> "select '%1$s' as name, count(*) as rows from %1$s".formatted(table)
                    // The directory follows Keycloak whatever a test does.
                    + (table.equals("audit_log") ? " where table_name <> 'member'" : ""))
            .collect(Collectors.joining(" union all "));

    private OnboardingRecords() {}

    static JdbcClient database() {
        return Connections.DATABASE;
    }

    /** Kept, because tests look often, and a connection takes longer to make than to use. */
    private static final class Connections {
        static final JdbcClient DATABASE = JdbcClient.create(pool());

        private static HikariDataSource pool() {
            var pool = new HikariDataSource();
            pool.setDataSource(Services.forTests().postgres().asSuperuser());
            pool.setMaximumPoolSize(4);
            pool.setMinimumIdle(0);
            return pool;
        }
    }

    static Map<String, Long> rowCounts() {
        return database().sql(COUNT).query().listOfRows().stream()
                .collect(Collectors.toMap(row -> (String) row.get("name"), row -> (Long) row.get("rows")));
    }

    static long count(String sql, Object... params) {
        return database().sql(sql).params(params).query(Long.class).single();
    }

    /** Types of the public events about an application, in the feed's order, once the feed has all that was written. */
    static List<String> eventTypes(UUID subject) {
        await().atMost(Duration.ofMinutes(2))
                .until(() -> count("select count(*) from event_outbox where position is null and subject = ?", subject)
                        == 0);
        return events(subject).stream()
                .map(event -> event.path("type").asText())
                .toList();
    }

    static List<JsonNode> events(UUID subject) {
        var found = new ArrayList<JsonNode>();
        String after = "";
        do {
            JsonNode page = Onboarding.ok(Api.asClient("acme-integration").get("/api/v1/events?limit=200" + after));
            page.path("items").forEach(event -> {
                if (event.path("subject").asText().equals(subject.toString())) {
                    found.add(event);
                }
            });
            after = page.path("next").isNull()
                    ? ""
                    : "&after=" + page.path("next").asText();
        } while (!after.isEmpty());
        return found;
    }

    /** The mails to an address that have this in their subject, once there are as many as expected. */
    static List<String> mails(String to, String subject, int expected) {
        return mails(to, subject, "", expected);
    }

    /** The same, of those that speak of somebody. */
    static List<String> mails(String to, String subject, String about, int expected) {
        return await().atMost(Duration.ofMinutes(2))
                .pollInterval(Duration.ofMillis(200))
                .until(() -> mailsNow(to, subject, about), found -> found.size() >= expected);
    }

    private static List<String> mailsNow(String to, String subject, String about) {
        return Services.forTests().mail().received().stream()
                .filter(mail -> matches(mail, to, subject))
                .map(OnboardingRecords::text)
                .filter(text -> text.contains(about))
                .toList();
    }

    private static boolean matches(MimeMessage mail, String to, String subject) {
        try {
            return mail.getSubject().contains(subject)
                    && List.of(mail.getRecipients(Message.RecipientType.TO)).stream()
                            .anyMatch(address -> address.toString().equals(to));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static String text(MimeMessage mail) {
        try {
            @Nullable Object content = mail.getContent();
            return String.valueOf(content);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }
}
