package io.millrace.partners;

import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ThreadLocalRandom;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What an applicant sends, as JSON. Everybody has a name, a tax identity and an account that nobody else has, so that
 * applications of different tests never look like duplicates of each other.
 */
record DeclaredPartner(@JsonValue Map<String, @Nullable Object> fields) {

    /** A German supplier: valid throughout, of low risk, and a new one at every call. */
    static DeclaredPartner supplier() {
        var random = ThreadLocalRandom.current();
        String name = Stream.generate(() -> word(random)).limit(3).collect(Collectors.joining(" ")) + " GmbH";
        var fields = new LinkedHashMap<String, @Nullable Object>();
        fields.put("partnerType", "SUPPLIER");
        fields.put("legalName", name);
        fields.put("country", "DE");
        fields.put("address", Map.of("line1", "Weberstrasse 5", "city", "Krefeld", "postalCode", "47798"));
        String person = word(random);
        fields.put(
                "contact",
                Map.of(
                        "name",
                        "Jule " + person,
                        "email",
                        person.toLowerCase(java.util.Locale.ROOT) + "@partner.example"));
        fields.put("taxIdentities", List.of(Map.of("scheme", "EU_VAT", "value", germanVat(random))));
        fields.put("bankAccount", Map.of("holder", name, "currency", "EUR", "iban", germanIban(random)));
        fields.put("expectedAnnualVolume", Map.of("amount", "250000.00", "currency", "EUR"));
        return new DeclaredPartner(fields);
    }

    DeclaredPartner with(String field, @Nullable Object value) {
        var changed = new LinkedHashMap<>(fields);
        changed.put(field, value);
        return new DeclaredPartner(changed);
    }

    DeclaredPartner without(String field) {
        var changed = new LinkedHashMap<>(fields);
        changed.remove(field);
        return new DeclaredPartner(changed);
    }

    DeclaredPartner ofVolume(String amount) {
        return with("expectedAnnualVolume", Map.of("amount", amount, "currency", "EUR"));
    }

    /** Alone enough for a high risk: a country under a call for action, and an account abroad. */
    DeclaredPartner ofHighRisk() {
        return with("country", "MM");
    }

    String name() {
        return String.valueOf(fields.get("legalName"));
    }

    String contactMail() {
        return String.valueOf(((Map<?, ?>) java.util.Objects.requireNonNull(fields.get("contact"))).get("email"));
    }

    private static String word(ThreadLocalRandom random) {
        var letters = new StringBuilder();
        for (int i = 0; i < 4; i++) {
            letters.append("bdfgklmnprstvz".charAt(random.nextInt(14))).append("aeiou".charAt(random.nextInt(5)));
        }
        return Character.toUpperCase(letters.charAt(0)) + letters.substring(1);
    }

    /** ISO 7064, mod 11,10. */
    private static String germanVat(ThreadLocalRandom random) {
        String digits = String.valueOf(random.nextInt(10_000_000, 100_000_000));
        int product = 10;
        for (int i = 0; i < digits.length(); i++) {
            int sum = (Character.digit(digits.charAt(i), 10) + product) % 10;
            product = 2 * (sum == 0 ? 10 : sum) % 11;
        }
        return "DE" + digits + (11 - product) % 10;
    }

    /** ISO 13616: mod 97 over the account with the country, as numbers, behind it. */
    private static String germanIban(ThreadLocalRandom random) {
        String account = "37040044" + random.nextLong(1_000_000_000L, 10_000_000_000L);
        int rest =
                new BigInteger(account + "131400").mod(BigInteger.valueOf(97)).intValue();
        return "DE%02d%s".formatted(98 - rest, account);
    }

    /** The document types that suppliers in this country have to hand in. */
    List<String> documents() {
        var needed = new ArrayList<>(List.of("TAX_REGISTRATION", "BANK_PROOF", "INCORPORATION", "QUALITY_CERTIFICATE"));
        if (!"DE".equals(fields.get("country"))) {
            needed.add("ADDRESS_PROOF");
        }
        return needed;
    }
}
