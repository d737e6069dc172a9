package io.millrace.partners;

import io.millrace.partners.identifiers.TaxScheme;
import io.millrace.platform.web.Ids;
import io.millrace.platform.web.Money;
import java.time.Instant;
import java.util.List;

/** Applications in each state, reached as real ones reach it. */
final class PartnerApplicationFixture {

    static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
    static final String APPLICANT = "applicant";
    static final String APPROVER = "approver";

    private PartnerApplicationFixture() {}

    static ApplicationDetails indianSeller() {
        return details(PartnerType.SELLER, "Green Valley Cotton Private Limited", "IN", "27AAPFU0939F1ZV");
    }

    static ApplicationDetails details(PartnerType type, String legalName, String country, String gstin) {
        return new ApplicationDetails(
                type,
                legalName,
                null,
                country,
                new Address("12 Mill Road", null, "Mumbai", "400001", "Maharashtra"),
                new Contact("Asha Rao", "asha@example.com", "+91 22 5550 1234"),
                List.of(new TaxIdentity(TaxScheme.GSTIN, gstin)),
                new BankAccount(legalName, "INR", null, null, "SBIN0005943", "12345678901"),
                Money.of("2500000.00", "INR"));
    }

    static PartnerApplication draft() {
        return PartnerApplication.start(Ids.next(), indianSeller(), APPLICANT, NOW);
    }

    static PartnerApplication submitted() {
        return draft().submit(APPLICANT, NOW);
    }

    static PartnerApplication rated() {
        return submitted().rate(RiskRating.LOW, 20);
    }

    static PartnerApplication returned() {
        return submitted().returnToApplicant(APPROVER, NOW, "Please add the licence");
    }

    static PartnerApplication approved() {
        return rated().approve(APPROVER, NOW, null);
    }

    static PartnerApplication rejected() {
        return submitted().reject(APPROVER, NOW, "No demand");
    }

    static PartnerApplication expired() {
        return draft().expire(NOW);
    }
}
