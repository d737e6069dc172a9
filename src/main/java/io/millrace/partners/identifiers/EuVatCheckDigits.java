package io.millrace.partners.identifiers;

import static java.util.Map.entry;

import java.util.Map;
import java.util.function.Predicate;

/**
 * Check digits of VAT numbers, country by country, for those countries whose rule is public. Sources: European Commission,
 * "TIN algorithms" and national tax authorities as collected in the German Bundeszentralamt's and Austria's "Aufbau der
 * UID" (AT, BMF); Spain: Orden EHA/451/2008 and Real Decreto 1065/2007; Netherlands: Belastingdienst, "btw-id" of 2020 (ISO
 * 7064 MOD 97-10) beside the older eleven test. Numbers come without their prefix and in the right format.
 */
final class EuVatCheckDigits {

    private static final String DNI_LETTERS = "TRWAGMYFPDXBNJZSQVHLCKE";
    private static final String CIF_LETTERS = "JABCDEFGHI";

    private static final Map<String, Predicate<String>> RULES = Map.ofEntries(
            entry("AT", EuVatCheckDigits::austria),
            entry("BE", n -> 97 - number(n, 0, 8) % 97 == number(n, 8, 10)),
            entry("DE", EuVatCheckDigits::mod11x10),
            entry("DK", n -> weighted(n, 2, 7, 6, 5, 4, 3, 2, 1) % 11 == 0),
            entry("EL", n -> weighted(n, 256, 128, 64, 32, 16, 8, 4, 2) % 11 % 10 == digit(n, 8)),
            entry("ES", EuVatCheckDigits::spain),
            entry("FI", n -> weighted(n, 7, 9, 10, 5, 8, 4, 2, 1) % 11 == 0),
            entry("FR", EuVatCheckDigits::france),
            entry("HR", EuVatCheckDigits::mod11x10),
            entry("HU", n -> weighted(n, 9, 7, 3, 1, 9, 7, 3, 1) % 10 == 0),
            entry("IT", EuVatCheckDigits::luhn),
            entry("LU", n -> number(n, 0, 6) % 89 == number(n, 6, 8)),
            entry("NL", n -> elevenTest(n) || mod97("NL" + n)),
            entry("PL", n -> weighted(n, 6, 5, 7, 2, 3, 4, 5, 6, 7) % 11 == digit(n, 9)),
            entry("PT", n -> (11 - weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11) % 11 % 10 == digit(n, 8)),
            entry("SE", n -> luhn(n.substring(0, 10))),
            entry("SI", EuVatCheckDigits::slovenia));

    private EuVatCheckDigits() {}

    static boolean known(String prefix) {
        return RULES.containsKey(prefix);
    }

    /** True where a country's rule is not public: then the format is all that can be said. */
    static boolean hold(String prefix, String number) {
        var rule = RULES.get(prefix);
        return rule == null || rule.test(number);
    }

    private static boolean austria(String n) {
        int sum = 4;
        for (int i = 1; i <= 7; i++) {
            int product = digit(n, i) * (i % 2 == 0 ? 2 : 1);
            sum += product / 10 + product % 10;
        }
        return (10 - sum % 10) % 10 == digit(n, 8);
    }

    /** A remainder of 0 would need the check digit 11: such numbers are not issued. */
    private static boolean slovenia(String n) {
        int remainder = weighted(n, 8, 7, 6, 5, 4, 3, 2) % 11;
        return remainder != 0 && (11 - remainder) % 10 == digit(n, 7);
    }

    /** A numeric key is a function of the SIREN; a key with letters has no public rule, so the SIREN's own Luhn digit must do. */
    private static boolean france(String n) {
        var siren = n.substring(2);
        boolean numericKey = Character.isDigit(n.charAt(0)) && Character.isDigit(n.charAt(1));
        if (numericKey && (12 + 3 * (number(n, 2, 11) % 97)) % 97 != number(n, 0, 2)) {
            return false;
        }
        return siren.startsWith("000") || luhn(siren);
    }

    /** Citizens (DNI) and foreigners (NIE) have a letter by modulo 23; legal persons (CIF) a letter or digit by Luhn. */
    private static boolean spain(String n) {
        char first = n.charAt(0);
        char last = n.charAt(8);
        if (Character.isDigit(first) || "XYZKLM".indexOf(first) >= 0) {
            int nie = "XYZ".indexOf(first);
            var digits = Character.isDigit(first) ? n.substring(0, 8) : (nie < 0 ? "" : nie) + n.substring(1, 8);
            return DNI_LETTERS.charAt(Integer.parseInt(digits) % 23) == last;
        }
        int control = (10 - luhnSum(n.substring(1, 8) + "0") % 10) % 10;
        boolean digitFits = last == Character.forDigit(control, 10);
        boolean letterFits = last == CIF_LETTERS.charAt(control);
        if ("ABEH".indexOf(first) >= 0) {
            return digitFits;
        }
        return "PQRSNW".indexOf(first) >= 0 ? letterFits : "CDFGJUV".indexOf(first) >= 0 && (digitFits || letterFits);
    }

    private static boolean elevenTest(String n) {
        return weighted(n, 9, 8, 7, 6, 5, 4, 3, 2) % 11 == digit(n, 8);
    }

    /** ISO 7064 MOD 11,10. */
    private static boolean mod11x10(String n) {
        int product = 10;
        for (int i = 0; i < n.length() - 1; i++) {
            int sum = (digit(n, i) + product) % 10;
            product = (sum == 0 ? 10 : sum) * 2 % 11;
        }
        return (11 - product) % 10 == digit(n, n.length() - 1);
    }

    /** ISO 7064 MOD 97-10 with letters as two-digit numbers. */
    private static boolean mod97(String text) {
        int remainder = 0;
        for (int i = 0; i < text.length(); i++) {
            int value = Character.digit(text.charAt(i), 36);
            remainder = (remainder * (value > 9 ? 100 : 10) + value) % 97;
        }
        return remainder == 1;
    }

    private static boolean luhn(String n) {
        return luhnSum(n) % 10 == 0;
    }

    private static int luhnSum(String n) {
        int sum = 0;
        for (int i = 0; i < n.length(); i++) {
            int product = digit(n, n.length() - 1 - i) * (1 + i % 2);
            sum += product / 10 + product % 10;
        }
        return sum;
    }

    private static int weighted(String n, int... weights) {
        int sum = 0;
        for (int i = 0; i < weights.length; i++) {
            sum += weights[i] * digit(n, i);
        }
        return sum;
    }

    private static int digit(String n, int index) {
        return n.charAt(index) - '0';
    }

    private static int number(String n, int from, int to) {
        return Integer.parseInt(n.substring(from, to));
    }
}
