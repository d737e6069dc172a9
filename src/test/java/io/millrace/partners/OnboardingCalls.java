package io.millrace.partners;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import io.millrace.testing.ExampleRequest;
import io.millrace.testing.FilePart;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;

/** Takes applications of partners that nobody has heard of from state to state, by calls of the API. */
public final class OnboardingCalls {

    static final String ONBOARDING = "/api/v1/partners/onboarding";

    private OnboardingCalls() {}

    /** A buyer of low risk and volume, who needs one signature. */
    static String details() {
        String name = UUID.randomUUID().toString().replace("-", "");
        return """
                {"partnerType": "BUYER", "legalName": "%s", "country": "US",
                 "address": {"line1": "1 Mill Street", "city": "Lowell", "postalCode": "01852", "region": "MA"},
                 "contact": {"name": "Asha Rao", "email": "asha@buyer.example"},
                 "taxIdentities": [{"scheme": "EIN", "value": "12-%07d"}],
                 "expectedAnnualVolume": {"amount": "1000.00", "currency": "EUR"}}""".formatted(name, ThreadLocalRandom.current().nextInt(10_000_000));
    }

    static UUID start() {
        return start(details());
    }

    private static UUID start(String details) {
        return UUID.fromString(done(petra().post(ONBOARDING + "/start", details))
                .json()
                .get("id")
                .asText());
    }

    static ExampleRequest document(UUID application, String type) {
        return ExampleRequest.form(
                "%s/%s/documents?type=%s".formatted(ONBOARDING, application, type),
                new FilePart("file", type + ".pdf", "application/pdf", pdf()));
    }

    static UUID complete() {
        UUID application = start();
        for (String type : List.of("TAX_REGISTRATION", "BANK_PROOF")) {
            ExampleRequest document = document(application, type);
            done(petra().upload(document.path(), document.parts().get(0)));
        }
        return application;
    }

    static UUID submitted() {
        UUID application = complete();
        done(petra().post(ONBOARDING + "/" + application + "/submit"));
        return application;
    }

    static UUID active() {
        UUID application = submitted();
        done(Api.as("amir").withFreshKey().post("/api/v1/partners/" + application + "/approve", "{}"));
        return application;
    }

    /** A partner whose contact can be called; its documents are texts, which are looked at in no time. */
    public static UUID activeNamed(String legalName, String phone) {
        UUID application = start(details()
                .replaceFirst("\"legalName\": \"[^\"]*\"", "\"legalName\": \"" + legalName + "\"")
                .replace("\"asha@buyer.example\"", "\"asha@buyer.example\", \"phone\": \"" + phone + "\""));
        for (String type : List.of("TAX_REGISTRATION", "BANK_PROOF")) {
            byte[] text = (type + " of " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
            done(petra().upload(
                            ONBOARDING + "/" + application + "/documents?type=" + type,
                            new FilePart("file", type + ".txt", "text/plain", text)));
        }
        done(petra().post(ONBOARDING + "/" + application + "/submit"));
        done(Api.as("amir").withFreshKey().post("/api/v1/partners/" + application + "/approve", "{}"));
        return application;
    }

    /** The id of an approval that waits for amir. */
    public static String waitingApproval() {
        Answer waiting = done(Api.as("amir").get("/api/v1/approvals?filter=subjectId==" + submitted()));
        return waiting.json().at("/items/0/id").asText();
    }

    /** A page with a random title, so that no two are one file. */
    public static byte[] pdf() {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(UUID.randomUUID().toString());
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Api petra() {
        return Api.as("petra").withFreshKey();
    }

    private static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }
}
