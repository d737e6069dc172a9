package io.millrace.partners;

import static io.millrace.partners.Onboarding.ok;
import static io.millrace.partners.OnboardingRecords.database;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An active partner of acme and the changes of its record, as people work on them over REST. */
record Amending(UUID id, DeclaredPartner declared) {

    static final String OLD_PHONE = "+49 2151 555010";
    private static final String REASON = "The partner told us so in its letter of Monday.";

    /** A new German supplier, active since now, whose contact has a phone. */
    static Amending partner() {
        return partner(DeclaredPartner.supplier());
    }

    static Amending partner(DeclaredPartner supplier) {
        var declared = supplier.with("contact", contact(supplier, OLD_PHONE));
        var onboarding = Onboarding.startedBy("petra", declared);
        // Texts, which are looked at in no time.
        declared.documents()
                .forEach(type -> ok(Api.as("petra")
                        .withFreshKey()
                        .upload(
                                onboarding.path() + "/documents?type=" + type,
                                new FilePart(
                                        "file", "proof.txt", "text/plain", Onboarding.bytes(type + onboarding.id())))));
        ok(onboarding.submit("petra").approve("amir"));
        return new Amending(onboarding.id(), declared);
    }

    static Map<String, Object> contact(DeclaredPartner declared, @Nullable String phone) {
        var contact = new LinkedHashMap<String, Object>();
        contact.put("name", "Jule Weber");
        contact.put("email", declared.contactMail());
        if (phone != null) {
            contact.put("phone", phone);
        }
        return contact;
    }

    /** Another account of the same partner, in its own name. */
    static Map<String, Object> account(DeclaredPartner declared) {
        var another = DeclaredPartner.supplier().fields().get("bankAccount");
        var account = new LinkedHashMap<String, Object>();
        ((Map<?, ?>) Objects.requireNonNull(another))
                .forEach((field, value) -> account.put(String.valueOf(field), value));
        account.put("holder", declared.name());
        return account;
    }

    Answer ask(String user, Map<String, ?> change) {
        var body = new LinkedHashMap<String, Object>(change);
        body.putIfAbsent("reason", REASON);
        return Api.as(user).in("acme").withFreshKey().post(path() + "/amendments", body);
    }

    UUID asked(Map<String, ?> change) {
        Answer answer = ask("petra", change);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return UUID.fromString(answer.json().path("id").asText());
    }

    Answer askForAccount(String user, Map<String, ?> account) {
        return Api.as(user)
                .in("acme")
                .withFreshKey()
                .post(path() + "/bank-accounts", Map.of("reason", REASON, "account", account));
    }

    /** The new account, as it was answered. */
    JsonNode askedForAccount() {
        return ok(askForAccount("petra", account(declared)));
    }

    Answer call(String user, String accountId, int contact, String outcome) {
        return Api.as(user)
                .in("acme")
                .withFreshKey()
                .post(
                        path() + "/bank-accounts/" + accountId + "/call-back",
                        Map.of(
                                "contact",
                                contact,
                                "outcome",
                                outcome,
                                "note",
                                "Read the last four digits back to me."));
    }

    /** Decides the approval of a change that waits, whoever it waits for. */
    static Answer decide(String user, UUID amendment, String verb, Map<String, ?> body) {
        return Api.as(user)
                .in("acme")
                .withFreshKey()
                .post("/api/v1/approvals/" + waiting(amendment) + "/" + verb, body);
    }

    static Answer approve(String user, UUID amendment) {
        return decide(user, amendment, "approve", Map.of("comment", "Seen the letter."));
    }

    static UUID waiting(UUID amendment) {
        return database()
                .sql(
                        "select id from approval where subject_id = ? and state = 'WAITING' order by created_at, id limit 1")
                .param(amendment)
                .query(UUID.class)
                .single();
    }

    JsonNode amendment(UUID amendment) {
        return ok(Api.as("viktor").get(path() + "/amendments/" + amendment));
    }

    String status(UUID amendment) {
        return amendment(amendment).path("status").asText();
    }

    List<String> waitingFor(UUID amendment) {
        var tasks = new ArrayList<String>();
        amendment(amendment).path("waitingFor").forEach(task -> tasks.add(task.asText()));
        return tasks;
    }

    JsonNode read() {
        return ok(Api.as("viktor").get(path()));
    }

    JsonNode account(String accountId) {
        return ok(Api.as("viktor").get(path() + "/bank-accounts/" + accountId));
    }

    /** The masked number of the one account to which the partner is paid now. */
    String ibanInForce() {
        JsonNode inForce = read().path("bankAccounts");
        assertThat(inForce).hasSize(1);
        return inForce.get(0).path("iban").asText();
    }

    /** Makes the partner and everybody known of it older than they are. */
    Amending agedByDays(int days) {
        for (String sql : List.of(
                "update partner set activated_at = activated_at - make_interval(days => ?) where id = ?",
                "update partner_known_contact set known_from = known_from - make_interval(days => ?) where partner_id = ?")) {
            database().sql(sql).params(days, id).update();
        }
        return this;
    }

    String path() {
        return "/api/v1/partners/" + id;
    }
}
