package io.millrace.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import io.millrace.testing.Api;
import io.millrace.testing.Browser;
import io.millrace.testing.FilePart;
import io.millrace.testing.MillraceTest;
import io.millrace.testing.Services;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

/** The main job as the people do it: in Tasklist, signed in through Keycloak. */
@MillraceTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class OnboardingInTasklistTest {

    private static final String ONBOARDING = "/api/v1/partners/onboarding";

    private Browser browser;

    @BeforeAll
    void openBrowser() {
        browser = Browser.launch(Services.forTests().applicationUrl());
        Services.forTests().keycloak().await();
    }

    @AfterAll
    void closeBrowser() {
        browser.close();
    }

    @Test
    void the_applicants_manager_completes_an_application_and_an_approver_makes_it_an_active_partner()
            throws IOException {
        String id = application("Vidarbha Ginning Works", "27AAACV1234F1ZP");
        for (String type : List.of("TAX_REGISTRATION", "BANK_PROOF", "INCORPORATION", "QUALITY_CERTIFICATE")) {
            addDocument(id, type);
        }

        Page petra = browser.signIn("petra");
        open(petra, "Vidarbha Ginning Works");
        assertThat(petra.locator(".fjs-container")).containsText("All documents that are needed are there");
        Browser.keep(petra, "onboarding-complete");
        petra.locator(".fjs-container input[type=checkbox]").check();
        complete(petra);

        Page amir = browser.signIn("amir");
        open(amir, "Vidarbha Ginning Works");
        assertThat(amir.locator(".fjs-container")).containsText("Every tax identity is well-formed");
        amir.getByLabel("Approve").check();
        Browser.keep(amir, "onboarding-decide");
        complete(amir);

        var partner = Api.as("petra").get("/api/v1/partners/" + id);
        assertThat(partner.status()).isEqualTo(200);
        assertThat(partner.json().get("status").asText()).isEqualTo("ACTIVE");
    }

    @Test
    void an_application_with_missing_documents_comes_back_to_the_one_who_tried_to_complete_it() throws IOException {
        String id = application("Konkan Spices", "27AABCK5678L1ZY");

        Page petra = browser.signIn("petra");
        open(petra, "Konkan Spices");
        assertThat(petra.locator(".fjs-container")).containsText("This partner needs a tax registration");
        petra.locator(".fjs-container input[type=checkbox]").check();
        complete(petra);

        var application = Api.as("petra").get(ONBOARDING + "/" + id).json();
        assertThat(application.get("status").asText()).isEqualTo("DRAFT");
        assertThat(application.get("waitingFor").toString()).contains("completeApplication");
    }

    private static void open(Page page, String subject) {
        page.locator(".task-filters").getByText("Offered to me").click();
        page.locator(".tasks-list li.task", new Page.LocatorOptions().setHasText(subject))
                .click();
        page.click("button[ng-click='claim()']");
        assertThat(page.locator(".fjs-container")).isVisible();
    }

    private static void complete(Page page) {
        page.click("button[ng-click='complete()']");
        assertThat(page.getByText("Select a task in the list")).isVisible();
    }

    private static String application(String name, String gstin) {
        var answer = Api.as("petra").withFreshKey().post(ONBOARDING + "/start", """
                {"partnerType": "SUPPLIER", "legalName": "%1$s", "country": "IN",
                 "address": {"line1": "14 Market Yard", "city": "Pune", "postalCode": "411037"},
                 "contact": {"name": "Asha Rao", "email": "asha@ginning.example"},
                 "taxIdentities": [{"scheme": "GSTIN", "value": "%2$s"}],
                 "bankAccount": {"holder": "%1$s", "currency": "INR", "ifsc": "HDFC0001234",
                                 "accountNumber": "50100012345678"},
                 "expectedAnnualVolume": {"amount": "250000.00", "currency": "EUR"}}""".formatted(name, gstin));
        assertThat(answer.status()).as(answer.body()).isEqualTo(201);
        return answer.json().get("id").asText();
    }

    private static void addDocument(String id, String type) throws IOException {
        var answer = Api.as("petra")
                .withFreshKey()
                .upload(
                        ONBOARDING + "/" + id + "/documents?type=" + type,
                        new FilePart("file", type + ".pdf", "application/pdf", pdf(type)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static byte[] pdf(String title) throws IOException {
        try (var document = new PDDocument();
                var bytes = new ByteArrayOutputStream()) {
            document.addPage(new PDPage());
            document.getDocumentInformation().setTitle(title);
            document.save(bytes);
            return bytes.toByteArray();
        }
    }
}
