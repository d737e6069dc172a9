package io.millrace.partners;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.FilePart;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.UUID;

/** One application at acme as its people work on it over REST; every step has to succeed. */
record Onboarding(UUID id, DeclaredPartner declared) {

    static final String START = "/api/v1/partners/onboarding/start";

    static Onboarding startedBy(String user, DeclaredPartner declared) {
        Answer answer = Api.as(user).in("acme").withFreshKey().post(START, declared);
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return new Onboarding(UUID.fromString(answer.json().path("id").asText()), declared);
    }

    /** Started and submitted by petra; it waits for an approval, or for compliance where there is a hit. */
    static Onboarding submitted(DeclaredPartner declared) {
        return startedBy("petra", declared).withDocuments("petra").submit("petra");
    }

    Onboarding withDocuments(String user) {
        declared.documents().forEach(type -> ok(addDocument(user, type, "proof.pdf", pdf(type + id))));
        return this;
    }

    Answer addDocument(String user, String type, String name, byte[] content) {
        return Api.as(user)
                .in("acme")
                .withFreshKey()
                .upload(path() + "/documents?type=" + type, new FilePart("file", name, "application/pdf", content));
    }

    Onboarding submit(String user) {
        ok(Api.as(user).in("acme").withFreshKey().post(path() + "/submit"));
        return this;
    }

    Answer approve(String user) {
        return Api.as(user)
                .in("acme")
                .withFreshKey()
                .post(partner() + "/approve", Map.of("comment", "References are good."));
    }

    Answer reject(String user, String reason) {
        return Api.as(user).in("acme").withFreshKey().post(partner() + "/reject", Map.of("reason", reason));
    }

    JsonNode read() {
        return ok(Api.as("viktor").get(path()));
    }

    String status() {
        return read().path("status").asText();
    }

    /** The approval about it that waits for this person. */
    UUID approvalFor(String user) {
        JsonNode items = ok(Api.as(user).in("acme").get("/api/v1/approvals?filter=subjectId==" + id))
                .path("items");
        assertThat(items).as("what waits for " + user).hasSize(1);
        return UUID.fromString(items.get(0).path("id").asText());
    }

    String path() {
        return "/api/v1/partners/onboarding/" + id;
    }

    String partner() {
        return "/api/v1/partners/" + id;
    }

    static JsonNode ok(Answer answer) {
        assertThat(answer.status()).as(answer.body()).isBetween(200, 299);
        return answer.json();
    }

    /** The smallest PDF that has a page. */
    static byte[] pdf(String title) {
        try (var document = new org.apache.pdfbox.pdmodel.PDDocument();
                var out = new java.io.ByteArrayOutputStream()) {
            document.addPage(new org.apache.pdfbox.pdmodel.PDPage());
            document.getDocumentInformation().setTitle(title);
            document.save(out);
            return out.toByteArray();
        } catch (java.io.IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
