package io.millrace.partners;

import io.millrace.testing.Answer;
import io.millrace.testing.Api;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;

/** Takes active partners and what belongs to them from state to state, by calls of the API. */
final class ActivePartnerCalls {

    static final String PARTNERS = "/api/v1/partners/";

    private ActivePartnerCalls() {}

    /** A buyer without a bank account, whose contact can be called. */
    static UUID active() {
        String name = UUID.randomUUID().toString().replace("-", "");
        return OnboardingCalls.activeNamed(name, "+1 978 555 0100");
    }

    static String employee() {
        return """
                {"name": "Jule Weber", "jobTitle": "Head of accounts", "email": "jule@buyer.example", "phone": "+49 2151 555010"}""";
    }

    static String location() {
        return """
                {"kind": "WAREHOUSE", "name": "Store at the mill", "country": "US",
                 "address": {"line1": "2 Mill Street", "city": "Lowell", "postalCode": "01852", "region": "MA"},
                 "latitude": 42.6334, "longitude": -71.3162}""";
    }

    static String vehicle() {
        return """
                {"kind": "TRUCK", "country": "US", "registration": "12-%07d"}""".formatted(ThreadLocalRandom.current().nextInt(10_000_000));
    }

    static String added(UUID partner, String parts, String body) {
        return id(petra().post(PARTNERS + partner + "/" + parts, body));
    }

    static String change() {
        return """
                {"reason": "The partner told us so in its letter.", "tradeName": "Lowell Mills"}""";
    }

    static String account() {
        return """
                {"reason": "The partner moves to another bank.",
                 "account": {"holder": "Lowell Mills", "currency": "EUR", "iban": "DE89370400440532013000", "bic": "COBADEFF"}}""";
    }

    static String call() {
        return """
                {"contact": 1, "outcome": "CONFIRMED", "note": "Read the last four digits back to me."}""";
    }

    static String changeAsked(UUID partner) {
        return id(petra().post(PARTNERS + partner + "/amendments", change()));
    }

    static String accountAsked(UUID partner) {
        return id(petra().post(PARTNERS + partner + "/bank-accounts", account()));
    }

    private static Api petra() {
        return Api.as("petra").withFreshKey();
    }

    private static String id(Answer answer) {
        return done(answer).json().path("id").asText();
    }

    private static Answer done(Answer answer) {
        if (answer.status() >= 300) {
            throw new IllegalStateException(answer.body());
        }
        return answer;
    }
}
